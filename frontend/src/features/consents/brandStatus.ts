import type { UseRow } from './useRow.ts'
import type { UseStatus } from './useStatus.ts'

/** One word for a brand: what needs the customer's eye first, then what is in force, then why nothing is. */
const order: readonly UseStatus[] = [
  'reading',
  'unknown',
  'pending',
  'endsSoon',
  'allowed',
  'waiting',
  'revoked',
  'expired',
  'lapsed',
  'void',
]

/** The status of a brand's row, from those of its uses. "Ends soon" is said only when nothing runs on. */
export function brandStatus(uses: readonly Pick<UseRow, 'status'>[]): UseStatus {
  const present = new Set(uses.map((use) => use.status))
  if (present.has('allowed')) present.delete('endsSoon')
  return order.find((status) => present.has(status)) ?? 'void'
}

/** The uses that end soon and before the last one: a row that shows one date, the last, does not say it of them. */
export function endsEarlier<Use extends Pick<UseRow, 'status' | 'until'>>(uses: readonly Use[]): readonly Use[] {
  const last = Math.max(...uses.map((use) => use.until))
  return uses.filter((use) => use.status === 'endsSoon' && use.until < last)
}

/** Whether there is anything left to revoke: in force, about to be, or not known to be stopped. */
export function isRevocable(use: Pick<UseRow, 'status'>): boolean {
  return ['allowed', 'endsSoon', 'waiting', 'reading', 'unknown'].includes(use.status)
}
