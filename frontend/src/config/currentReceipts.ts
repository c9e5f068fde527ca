import type { Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { receiptHash } from './receiptHash.ts'

/**
 * Picks one receipt per consent: the one whose root the chain holds, else any.
 *
 * @param receipts a brand's receipts as stored; a reorganised chain may have left two roots for one consent.
 * @param recordedAt time stamp of a root's recording; 0 or null when it is not recorded, or not known.
 */
export function currentReceipts(
  receipts: readonly Receipt[],
  recordedAt: (root: Hex) => number | null,
): readonly Receipt[] {
  const byHash = new Map<Hex, Receipt>()
  for (const receipt of receipts) {
    const hash = receiptHash(receipt)
    const isRecorded = receipt.recording !== null && (recordedAt(receipt.recording.root) ?? 0) > 0
    if (!byHash.has(hash) || isRecorded) byHash.set(hash, receipt)
  }
  return [...byHash.values()]
}
