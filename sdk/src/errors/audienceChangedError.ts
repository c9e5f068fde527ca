import { ConsentLedgerError } from './consentLedgerError.ts'

/** Somebody joined or left an audience while its ids were read. */
export class AudienceChangedError extends ConsentLedgerError {
  override name = 'AudienceChangedError'

  constructor(options?: { cause?: unknown }) {
    super(
      'The audience changed while it was read: somebody gave or revoked a consent, or one ended. Discard what was read and read it again, faster than it changes.',
      options,
    )
  }
}
