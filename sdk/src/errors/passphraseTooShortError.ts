import { ConsentLedgerError } from './consentLedgerError.ts'

/** A new recovery file was to be closed with a passphrase that is too short; nothing was made. */
export class PassphraseTooShortError extends ConsentLedgerError {
  override name = 'PassphraseTooShortError'
  /** How many characters it needs at least. */
  readonly minimum: number

  /** @param minimum How many characters it needs at least. */
  constructor(minimum: number) {
    super(`The passphrase needs at least ${minimum} characters. Choose a longer one, such as five words at random.`)
    this.minimum = minimum
  }
}
