import type { Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import {
  type BrandRecords,
  emptyBrandRecords,
  emptyVaultDocument,
  type VaultDocument,
} from '../../config/vaultDocument.ts'
import { mergeVaultDocuments } from './mergeVaultDocuments.ts'

/**
 * Adds receipts, and the texts of the notices they name, to the customer's document.
 *
 * @param added.receipts receipts of any brands; one known already gains its proof, or stays as it is.
 * @param added.notices texts of notices by hash, put beside the receipts of their brand.
 */
export function addReceipts(
  document: VaultDocument,
  added: { readonly receipts: readonly Receipt[]; readonly notices?: Readonly<Record<Hex, string>> },
): VaultDocument {
  const brands: Record<Hex, BrandRecords> = {}
  for (const receipt of added.receipts) {
    const brandId = receipt.consent.brandId.toLowerCase() as Hex
    const noticeHash = receipt.consent.noticeHash.toLowerCase() as Hex
    const before = brands[brandId] ?? emptyBrandRecords
    const text = added.notices?.[noticeHash]
    brands[brandId] = {
      ...before,
      receipts: [...before.receipts, receipt],
      notices: text === undefined ? before.notices : { ...before.notices, [noticeHash]: text },
    }
  }
  return mergeVaultDocuments(document, { ...emptyVaultDocument, brands })
}
