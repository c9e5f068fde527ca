import { ConsentLedgerError } from '@consent-ledger/sdk'

/** Another device wrote the backup first. */
export class VaultConflictError extends ConsentLedgerError {
  override name = 'VaultConflictError'
  readonly version: number

  constructor({ version }: { version: number }) {
    super(
      `The backup already has a version ${version} from another device. Read it, merge, and write the next version.`,
    )
    this.version = version
  }
}
