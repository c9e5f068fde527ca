import type { ChainFacts, Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import type { BrandConsents } from '../../frontend/src/features/consents/brandConsents.ts'
import { brandStatus } from '../../frontend/src/features/consents/brandStatus.ts'
import { listUses } from '../../frontend/src/features/consents/listUses.ts'
import type { signedReceipt } from './signedReceipt.ts'

/** A brand as the customer's pages show it, from real receipts and what a chain holds. */
export function brandConsentsOf(
  { receipt, expected, chain, ask }: ReturnType<typeof signedReceipt>,
  options: {
    readonly name?: string
    readonly at?: number
    readonly more?: readonly Receipt[]
    readonly released?: readonly Hex[]
    /** False: the chain could not be read. */
    readonly isRead?: boolean
  } = {},
): BrandConsents {
  const { name = 'Kaufhaus Nord', at = ask.at, more = [], released = [], isRead = true } = options
  const receipts = [receipt, ...more]
  const uses = listUses({
    receipts,
    released: new Set(released),
    expected,
    chain: isRead ? (chain as ChainFacts) : null,
    at,
  })
  return {
    brandId: expected.brandId,
    name,
    domain: 'kaufhaus-nord.example',
    isDomainChecked: true,
    reading: isRead
      ? {
          brand: null,
          latestNotice: chain.notices.at(-1) ?? null,
          chain,
          fingerprint: String(at),
        }
      : null,
    error: null,
    endpoint: 'answered',
    receipts,
    uses,
    status: brandStatus(uses),
  }
}
