import { hashConsent, type Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'

const known = new WeakMap<Receipt, Hex>()

/**
 * Gives the consentHash of a receipt: its name everywhere.
 *
 * @returns the EIP-712 digest of its consent in the ledger's domain, computed once per object.
 */
export function receiptHash(receipt: Receipt): Hex {
  const remembered = known.get(receipt)
  if (remembered !== undefined) return remembered

  const hash = hashConsent({ chainId: receipt.chainId, ledger: receipt.ledger }, receipt.consent)
  known.set(receipt, hash)
  return hash
}
