import type { I18n } from '@lingui/core'
import { receiptHash } from '../../../config/receiptHash.ts'
import type { BrandConsents } from '../brandConsents.ts'
import { describeUse } from '../describeUse.ts'
import type { UseRow } from '../useRow.ts'
import type { UseStatus } from '../useStatus.ts'

/** One line of the list as a file holds it: first the words of the screen, then the keys and times behind them. */
export type UseRecord = {
  readonly brand: string
  readonly domain: string
  readonly data: string
  readonly purpose: string
  readonly status: string
  readonly when: string
  readonly note: string
  readonly brandId: string
  readonly category: string
  readonly purposeKey: string
  readonly state: UseStatus
  readonly isInForce: boolean
  /** ISO 8601 in UTC. */
  readonly since: string
  readonly until: string
  readonly revokedAt: string
  readonly receipt: string
}

/**
 * Writes down the list as it stands on the screen: the same uses in the same order, in the same words (`describeUse`).
 *
 * @param brands those the screen shows.
 */
export function listUseRecords(
  brands: readonly BrandConsents[],
  words: {
    readonly i18n: I18n
    readonly labels: { readonly category: (key: string) => string; readonly purpose: (key: string) => string }
    readonly statusWord: (status: UseStatus) => string
  },
): readonly UseRecord[] {
  return brands.flatMap((brand) => brand.uses.map((use) => recordOf(brand, use, words)))
}

function recordOf(brand: BrandConsents, use: UseRow, words: Parameters<typeof listUseRecords>[1]): UseRecord {
  const { when, reason } = describeUse(words.i18n, use)
  const time = (at: number) => new Date(at * 1000).toISOString()
  return {
    brand: brand.name,
    domain: brand.domain ?? '',
    data: words.labels.category(use.category),
    purpose: words.labels.purpose(use.purpose),
    status: words.statusWord(use.status),
    when,
    note: reason ?? '',
    brandId: brand.brandId,
    category: use.category,
    purposeKey: use.purpose,
    state: use.status,
    isInForce: use.isInForce,
    since: time(use.since),
    until: time(use.until),
    revokedAt: use.revocation?.at ? time(use.revocation.at) : '',
    receipt: receiptHash(use.receipt),
  }
}
