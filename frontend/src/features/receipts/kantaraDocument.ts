import type { ChainFacts, Receipt } from '@consent-ledger/sdk'
import { toKantaraReceipt } from '@consent-ledger/sdk/interop'
import { noticeOfReceipt } from './noticeOfReceipt.ts'

/**
 * A receipt as a Kantara Consent Receipt v1.1. The brand's privacy policy has no address in it: neither receipt nor notice says one.
 *
 * @param input.chain what the chain holds: the notice.
 */
export function kantaraDocument(input: { readonly receipt: Receipt; readonly chain: ChainFacts }): string {
  const { receipt, chain } = input
  const notice = noticeOfReceipt(receipt, chain)
  return JSON.stringify(toKantaraReceipt({ receipt, ...(notice !== null && { notice }) }), null, 2)
}
