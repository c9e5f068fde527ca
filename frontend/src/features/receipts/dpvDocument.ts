import type { ChainFacts, Receipt, RevocationFact } from '@consent-ledger/sdk'
import { toDpvRecord } from '@consent-ledger/sdk/interop'
import { noticeOfReceipt } from './noticeOfReceipt.ts'

/**
 * A receipt as a record of ISO/IEC TS 27560 in JSON-LD.
 *
 * @param input.chain what the chain holds: the notice, and which locks are spent.
 * @param input.stopUrl where the customer can stop it.
 */
export function dpvDocument(input: {
  readonly receipt: Receipt
  readonly chain: ChainFacts
  readonly stopUrl: string
}): string {
  const { receipt, chain, stopUrl } = input
  const { brandLock, uses } = receipt.consent
  const notice = noticeOfReceipt(receipt, chain)
  const spent = (scope: RevocationFact['scope'], lock: RevocationFact['lock']): readonly RevocationFact[] => {
    const state = chain.lockState(lock)
    if (state === null || state.revokedAt === 0) return []
    return [{ scope, by: state.byBrand ? 'brand' : 'customer', at: state.revokedAt, lock }]
  }
  const revocations = [...spent('brand', brandLock), ...uses.flatMap(({ lock }) => spent('use', lock))]
  return JSON.stringify(toDpvRecord({ receipt, stopUrl, revocations, ...(notice !== null && { notice }) }), null, 2)
}
