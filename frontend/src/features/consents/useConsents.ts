import type { Receipt } from '@consent-ledger/sdk'
import { useMemo, useRef } from 'react'
import type { Hex } from 'viem'
import type { Customer } from '../../config/customer.ts'
import type { Env } from '../../config/env.ts'
import type { Head } from '../../config/useHead.ts'
import type { Vault } from '../../config/vault.ts'
import type { VaultDocument } from '../../config/vaultDocument.ts'
import type { BrandConsents } from './brandConsents.ts'
import type { OwnBrand } from './readBrands.ts'
import { type BrandMemory, judgeAhead, recallBrand } from './recallBrand.ts'
import { useBrandReadings } from './useBrandReadings.ts'
import { useEndpoints } from './useEndpoints.ts'
import { useKeptNotices } from './useKeptNotices.ts'

const compareNames = new Intl.Collator().compare

/**
 * All brands the customer has receipts of on this ledger, as the chain shows them now: read again with every block, the
 * receipts refreshed from each brand's own server.
 *
 * @param input.only the brand at hand: no other is read, and no other is told that the customer is here.
 * @param input.asks whether every brand is asked for receipts, or only those that owe a proof.
 */
export function useConsents(input: {
  readonly env: Env
  readonly customer: Customer
  readonly vault: Vault
  readonly only?: Hex | undefined
  readonly asks?: 'all' | 'waiting'
}) {
  const { env, customer, vault, only, asks = 'all' } = input
  const memory = useRef<BrandMemory>(new Map()).current

  const brands = useMemo(() => brandsOnLedger(vault.document, env, only), [vault.document, env, only])
  const atOf = (head: Head | undefined) => Math.max(Math.floor(Date.now() / 1000), head?.timestamp ?? 0)
  const { head, readings, readAgain } = useBrandReadings({
    env,
    brands,
    only,
    // To judge hundreds of brands takes longer than to ask for them: each is judged when its answer comes, not all at once when the list is drawn.
    onAnswer: (brand, { reading, error }, head) =>
      judgeAhead(memory, { ...brand, env, reading, error, at: atOf(head) }),
  })
  const endpointOf = useEndpoints({ env, customer, vault, brands, readings, asks })
  useKeptNotices({ vault, brands, readings })

  const at = atOf(head.data)
  const answers = brands.map(({ brandId }) => readings?.answers.get(brandId))
  const consents = brands.map((brand, index) => {
    const { reading = null, error = null } = answers[index] ?? {}
    return recallBrand(memory, {
      ...brand,
      env,
      reading,
      error: error ?? (reading === null ? head.error : null),
      endpoint: endpointOf(brand.brandId),
      at,
    })
  })
  const list = useRef({ consents: [] as readonly BrandConsents[], sorted: [] as readonly BrandConsents[] }).current
  if (!isSameList(list.consents, consents)) Object.assign(list, { consents, sorted: [...consents].sort(byBrandName) })

  return {
    /** Sorted by name; the same list for as long as nothing in it has changed. */
    brands: list.sorted,
    /** The block the list is as of; null before the first reading. */
    head: readings?.head ?? null,
    /** A reading of a brand is still under way for the first time: nothing may be said yet. */
    isReading: !vault.isOpen || (head.error === null && answers.includes(undefined)),
    error: head.error ?? answers.find((one) => one !== undefined && one.error !== null)?.error ?? null,
    readAgain,
    at,
  }
}

function isSameList(one: readonly BrandConsents[], other: readonly BrandConsents[]): boolean {
  return one.length === other.length && one.every((brand, index) => brand === other[index])
}

function byBrandName(left: BrandConsents, right: BrandConsents): number {
  return compareNames(left.name, right.name)
}

function brandsOnLedger(document: VaultDocument, env: Env, only: Hex | undefined): readonly OwnBrand[] {
  const isHere = ({ chainId, ledger }: Receipt) =>
    chainId === env.chainId && ledger.toLowerCase() === env.ledger.toLowerCase()
  return Object.entries(document.brands).flatMap(([brandId, records]) => {
    if (only !== undefined && brandId !== only.toLowerCase()) return []
    const receipts = records.receipts.filter(isHere)
    if (receipts.length === 0) return []
    // The records themselves where they can be: nothing then looks as if it had changed.
    const isWhole = receipts.length === records.receipts.length
    return [{ brandId: brandId as Hex, records: isWhole ? records : { ...records, receipts } }]
  })
}
