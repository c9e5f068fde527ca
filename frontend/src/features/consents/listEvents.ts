import type { ChainFacts, Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { receiptHash } from '../../config/receiptHash.ts'

/** Something that happened between the customer and a brand, as receipts and chain tell it. */
export type ConsentEvent = {
  readonly kind: 'given' | 'recorded' | 'revoked' | 'revoked-use' | 'ended'
  /** Unix seconds. */
  readonly at: number
  readonly consentHash: Hex
  readonly isByBrand: boolean
  /** All uses of the consent it happened to. */
  readonly uses: readonly { readonly purpose: string; readonly category: string }[]
  /** The use, for `revoked-use`. */
  readonly use: { readonly purpose: string; readonly category: string } | null
}

/**
 * Tells the history of the customer's consents with one brand, the newest first.
 *
 * @param at the present, Unix seconds: what ends later is not listed yet.
 */
export function listEvents(input: {
  readonly receipts: readonly Receipt[]
  readonly chain: ChainFacts
  readonly at: number
}): readonly ConsentEvent[] {
  const events: ConsentEvent[] = []

  for (const receipt of input.receipts) {
    const { consent, recording } = receipt
    const base = { consentHash: receiptHash(receipt), isByBrand: false, uses: consent.uses, use: null }
    events.push({ ...base, kind: 'given', at: consent.issuedAt })

    const recordedAt = recording === null ? 0 : (input.chain.recordedAt(recording.root) ?? 0)
    if (recordedAt > 0) events.push({ ...base, kind: 'recorded', at: recordedAt })
    if (consent.expiresAt <= input.at) events.push({ ...base, kind: 'ended', at: consent.expiresAt })

    const brandLock = input.chain.lockState(consent.brandLock)
    if (brandLock !== null && brandLock.revokedAt > 0) {
      events.push({ ...base, kind: 'revoked', at: brandLock.revokedAt, isByBrand: brandLock.byBrand })
    }
    for (const { purpose, category, lock } of consent.uses) {
      const state = input.chain.lockState(lock)
      if (state !== null && state.revokedAt > 0) {
        const use = { purpose, category }
        events.push({ ...base, kind: 'revoked-use', at: state.revokedAt, isByBrand: state.byBrand, use })
      }
    }
  }

  return events.sort((left, right) => right.at - left.at)
}
