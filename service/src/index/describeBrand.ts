import type { Address, Hex } from 'viem'

/** An event of the mirror, as stored. */
export type StoredEvent = {
  readonly blockNumber: number
  readonly logIndex: number
  readonly at: number
  readonly name: string
  readonly fields: string
}

/** A brand as the index answers it. */
export type BrandView = {
  readonly brandId: Hex
  readonly owner: Address
  readonly pendingOwner: Address | null
  readonly name: string
  readonly domain: string
  /** Unix seconds. */
  readonly registeredAt: number
  readonly operators: readonly Address[]
  readonly latestNotice: { readonly noticeHash: Hex; readonly number: number; readonly publishedAt: number } | null
  readonly updatedAt: number
}

/** Names of the events that make up a brand. */
export const brandEvents = [
  'BrandRegistered',
  'BrandUpdated',
  'OperatorSet',
  'BrandTransferStarted',
  'BrandTransferred',
  'NoticePublished',
]

/** The values of these events; each event has some of them. */
type Fields = {
  readonly owner: Address
  readonly pendingOwner: Address
  readonly name: string
  readonly domain: string
  readonly operator: Address
  readonly allowed: boolean
  readonly noticeHash: Hex
  readonly number: number
}

const nobody = '0x0000000000000000000000000000000000000000'

/**
 * Works out what a brand is from its events. Pure.
 * @param brandId the brand
 * @param events its events named in `brandEvents`, in the chain's order
 * @returns the brand, or null when it is not registered
 */
export function describeBrand(brandId: Hex, events: readonly StoredEvent[]): BrandView | null {
  let brand: BrandView | null = null
  for (const { name, at, fields: json } of events) {
    const fields = JSON.parse(json) as Fields
    if (name === 'BrandRegistered') {
      brand = {
        brandId,
        owner: fields.owner,
        pendingOwner: null,
        name: fields.name,
        domain: fields.domain,
        registeredAt: at,
        operators: [],
        latestNotice: null,
        updatedAt: at,
      }
      continue
    }
    if (brand === null) continue
    brand = { ...brand, ...change(brand, name, fields, at), updatedAt: at }
  }
  return brand
}

function change(brand: BrandView, name: string, fields: Fields, at: number): Partial<BrandView> {
  switch (name) {
    case 'BrandUpdated':
      return { name: fields.name, domain: fields.domain }
    case 'OperatorSet': {
      const others = brand.operators.filter((operator) => operator !== fields.operator)
      return { operators: fields.allowed ? [...others, fields.operator].sort() : others }
    }
    case 'BrandTransferStarted':
      return { pendingOwner: fields.pendingOwner === nobody ? null : fields.pendingOwner }
    case 'BrandTransferred':
      return { owner: fields.owner, pendingOwner: null, operators: [] }
    case 'NoticePublished':
      return { latestNotice: { noticeHash: fields.noticeHash, number: fields.number, publishedAt: at } }
    default:
      return {}
  }
}
