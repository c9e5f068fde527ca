import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The sealed document opened, yet does not hold what this version of the app writes. */
export class VaultDocumentUnreadableError extends ConsentLedgerError {
  override name = 'VaultDocumentUnreadableError'
  readonly path: string

  constructor({ path }: { path: string }, options?: { cause?: unknown }) {
    super(
      `Your saved consents were written by another version of this app (unknown at "${path}"). Load the newest version of the app; nothing was deleted.`,
      options,
    )
    this.path = path
  }
}
