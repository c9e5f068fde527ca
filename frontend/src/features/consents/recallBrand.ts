import type { Notice } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { currentReceipts } from '../../config/currentReceipts.ts'
import type { Env } from '../../config/env.ts'
import type { BrandConsents, EndpointState } from './brandConsents.ts'
import type { BrandReading } from './brandReading.ts'
import { brandStatus } from './brandStatus.ts'
import { endsSoonWithin, listUses, recordingWindow } from './listUses.ts'
import type { OwnBrand } from './readBrands.ts'

type Asked = OwnBrand & {
  readonly env: Pick<Env, 'chainId' | 'ledger'>
  /** The last reading that succeeded; null before the first. */
  readonly reading: BrandReading | null
  /** Why the last one did not; null while it did, or was not tried yet. */
  readonly error: unknown
  readonly endpoint: EndpointState
  /** The later of this device's clock and the newest block, Unix seconds. */
  readonly at: number
}

type Memory = { readonly asked: Asked; readonly brand: BrandConsents; readonly calm: ReturnType<typeof calmAround> }

/** By brand: the answer given last, and one that was prepared for what will be asked next. */
export type BrandMemory = Map<Hex, { readonly last?: Memory | undefined; readonly ahead?: Memory | undefined }>

/**
 * Puts together what the pages show of one brand. What nothing has changed in is the same object as before: the app asks with every block
 * and every second, and with hundreds of brands the answers, and the rows drawn from them, take longer than a frame.
 *
 * @param memory holds the last answers; it is changed.
 */
export function recallBrand(memory: BrandMemory, asked: Asked): BrandConsents {
  const { last, ahead } = memory.get(asked.brandId) ?? {}
  const isPrepared = ahead !== undefined && hasSameUses(ahead, asked)
  const known = isPrepared ? ahead : last
  const next = judge(known, asked)
  if (next === last) return last.brand
  memory.set(asked.brandId, { last: next, ahead: isPrepared ? undefined : ahead })
  return next.brand
}

/** Prepares the answer to what will be asked next; what is asked until then is answered as before. */
export function judgeAhead(memory: BrandMemory, asked: Omit<Asked, 'endpoint'>): void {
  const { last } = memory.get(asked.brandId) ?? {}
  const next = judge(last, { ...asked, endpoint: last?.asked.endpoint ?? 'asking' })
  if (next !== last) memory.set(asked.brandId, { last, ahead: next })
}

/** What is known, if it answers what is asked; else a new answer, with the uses that are known where they are the same. */
function judge(known: Memory | undefined, asked: Asked): Memory {
  const { brandId, records, reading, error, endpoint } = asked
  const isSame = known !== undefined && hasSameUses(known, asked)
  if (isSame && known.asked.error === error && known.asked.endpoint === endpoint) return known

  const { receipts, uses, status } = isSame ? known.brand : listOf(asked)
  const named = reading?.brand ?? storedController(records.notices)
  const brand: BrandConsents = {
    brandId,
    name: named?.name ?? `${brandId.slice(0, 10)}…`,
    domain: named?.domain ?? null,
    isDomainChecked: endpoint === 'answered',
    reading,
    error,
    endpoint,
    receipts,
    uses,
    status,
  }
  return { asked, brand, calm: isSame ? known.calm : calmAround(asked) }
}

function listOf({ env, brandId, records, reading, error, at }: Asked) {
  const receipts = currentReceipts(records.receipts, (root) => reading?.chain.recordedAt(root) ?? null)
  const uses = listUses({
    receipts,
    released: new Set(records.released.map((one) => one.lock)),
    expected: { chainId: env.chainId, ledger: env.ledger, brandId },
    chain: reading?.chain ?? (error === null ? 'reading' : null),
    at,
  })
  return { receipts, uses, status: brandStatus(uses) }
}

function hasSameUses({ asked: one, calm }: Memory, other: Asked): boolean {
  return (
    one.env === other.env &&
    one.records === other.records &&
    one.reading === other.reading &&
    (other.reading !== null || (one.error === null) === (other.error === null)) &&
    other.at >= calm.from &&
    other.at < calm.until
  )
}

/** The seconds around a moment in which time alone changes nothing: from the last turn before it up to the next one. */
function calmAround({ records, reading, at }: Asked): { readonly from: number; readonly until: number } {
  const turns = records.receipts.flatMap(({ consent, recording }) => {
    const { issuedAt, expiresAt, brandLock, uses } = consent
    const recordedAt = recording === null ? null : reading?.chain.recordedAt(recording.root)
    const revokedAt = [brandLock, ...uses.map(({ lock }) => lock)].map(
      (lock) => reading?.chain.lockState(lock)?.revokedAt,
    )
    const borders = [
      issuedAt,
      issuedAt + recordingWindow,
      expiresAt - endsSoonWithin,
      expiresAt,
      recordedAt,
      ...revokedAt,
    ]
    return borders.flatMap((border) => (border ? [border, border + 1] : []))
  })
  return {
    from: Math.max(...turns.filter((turn) => turn <= at), Number.NEGATIVE_INFINITY),
    until: Math.min(...turns.filter((turn) => turn > at), Number.POSITIVE_INFINITY),
  }
}

/**
 * Who a stored notice says the brand is: for as long as the chain cannot be read. Only notices that were checked are stored, so this one is not
 * checked once more: with a hundred brands that took some 40 ms of the time until they are listed.
 */
function storedController(notices: Readonly<Record<Hex, string>>): { name: string; domain: string } | null {
  for (const text of Object.values(notices)) {
    try {
      const { name, domain } = (JSON.parse(text) as Partial<Pick<Notice, 'controller'>>).controller ?? {}
      if (typeof name === 'string' && typeof domain === 'string') return { name, domain }
    } catch {
      // Not a notice; another may be.
    }
  }
  return null
}
