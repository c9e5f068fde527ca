import { ConsentLedgerError } from './consentLedgerError.ts'

/** A recovery file did not open: the passphrase is another one, or the file is damaged or none. Which of them is not told. */
export class RecoveryFileUnreadableError extends ConsentLedgerError {
  override name = 'RecoveryFileUnreadableError'

  constructor() {
    super(
      'The recovery file does not open with this passphrase: the passphrase is another one, or the file is damaged. Type the passphrase again, or choose another copy of the file.',
    )
  }
}
