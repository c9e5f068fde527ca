import type { Receipt } from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import { currentReceipts } from '../../config/currentReceipts.ts'
import type { VaultDocument } from '../../config/vaultDocument.ts'

/** The stored receipts of a brand on one ledger, one per consent, recorded ones first in line. */
export function receiptsOnLedger(
  document: VaultDocument,
  input: { readonly brandId: Hex; readonly chainId: number; readonly ledger: Address },
): readonly Receipt[] {
  const records = document.brands[input.brandId.toLowerCase() as Hex]
  const here = (records?.receipts ?? []).filter(
    (receipt) => receipt.chainId === input.chainId && receipt.ledger.toLowerCase() === input.ledger.toLowerCase(),
  )
  return currentReceipts(here, () => null)
}
