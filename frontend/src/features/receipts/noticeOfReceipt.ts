import type { ChainFacts, Notice, Receipt } from '@consent-ledger/sdk'

/** The notice a receipt names, as the chain holds it; null when its text is unknown. */
export function noticeOfReceipt(receipt: Receipt, chain: ChainFacts): Notice | null {
  const hash = receipt.consent.noticeHash.toLowerCase()
  return chain.notices.find((one) => one.hash.toLowerCase() === hash)?.notice ?? null
}
