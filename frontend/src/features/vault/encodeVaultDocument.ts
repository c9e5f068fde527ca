import { canonicalJson } from '@consent-ledger/sdk'
import type { VaultDocument } from '../../config/vaultDocument.ts'

/** Writes the document as bytes: the same document always gives the same bytes, so equality is a comparison of bytes. */
export function encodeVaultDocument(document: VaultDocument): Uint8Array {
  return new TextEncoder().encode(canonicalJson(document))
}
