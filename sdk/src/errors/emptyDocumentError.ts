import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** A notice needs a document. */
export class EmptyDocumentError extends ConsentLedgerError {
  override name = 'EmptyDocumentError'
  readonly brandId: Hex

  constructor({ brandId }: { brandId: Hex }, options?: { cause?: unknown }) {
    super(`The notice for brand ${brandId} is empty. Publish the document that buildNotice returns.`, options)
    this.brandId = brandId
  }
}
