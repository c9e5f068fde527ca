import { ConsentLedgerError } from './consentLedgerError.ts'

/** The highest spent generation of a brand could not be read; nothing may be signed or called revoked on a guess. */
export class GenerationUnreadableError extends ConsentLedgerError {
  override name = 'GenerationUnreadableError'

  /** @param fault What went wrong, as a full clause. */
  constructor(fault: string, options?: ErrorOptions) {
    super(`The spent brand locks could not be read: ${fault}. Try again, or ask another node.`, options)
  }
}
