import { identifyReceipt, type Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'

/** Gives the consentHash of a receipt, its name everywhere: computed once per receipt. */
export function receiptHash(receipt: Receipt): Hex {
  return identifyReceipt(receipt).consentHash
}
