import { identifyReceipt, type Receipt } from '@consent-ledger/sdk'
import { workInPieces } from '../../ui/workInPieces.ts'

/**
 * Does the costly part of checking receipts (hash, signature, proof) while the node is still being asked for the rest. The receipts keep the
 * answers, so whoever checks them afterwards has little left to compute. It works a piece at a time, and the page stays able to respond.
 *
 * @param receipts receipts that were read: others keep nothing.
 */
export async function identifyAhead(receipts: Iterable<Receipt>): Promise<void> {
  const pageTurn = workInPieces()
  for (const receipt of receipts) {
    await pageTurn()
    const identity = identifyReceipt(receipt)
    void identity.signer
    void identity.isProofValid
  }
}
