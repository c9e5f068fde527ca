import type { Hex } from 'viem'
import {
  emptyBrandRecords,
  emptyVaultDocument,
  type ReleasedSecret,
  type Revocation,
  type VaultDocument,
} from '../../config/vaultDocument.ts'
import { mergeVaultDocuments } from './mergeVaultDocuments.ts'

/** Marks secrets of one brand as released and writes the revocations' state. A secret once released stays released. */
export function releaseSecrets(
  document: VaultDocument,
  input: {
    readonly brandId: Hex
    readonly released: readonly ReleasedSecret[]
    readonly activity: readonly Revocation[]
  },
): VaultDocument {
  const brands = { [input.brandId.toLowerCase()]: { ...emptyBrandRecords, released: input.released } }
  return mergeVaultDocuments(document, {
    ...emptyVaultDocument,
    brands: input.released.length === 0 ? {} : brands,
    activity: input.activity,
  })
}
