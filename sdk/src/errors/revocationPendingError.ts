import { ConsentLedgerError } from './consentLedgerError.ts'

/** Released secrets have not reached the chain, so no further brand lock may be signed. */
export class RevocationPendingError extends ConsentLedgerError {
  override name = 'RevocationPendingError'
  /** The generation that would have been signed. */
  readonly generation: number
  /** The highest generation spent on chain; −1 for none. */
  readonly highestSpent: number

  constructor(generation: number, highestSpent: number, options?: ErrorOptions) {
    super(
      'Your earlier revocations have not reached the chain yet. Wait until they have, or send them yourself, then allow again.',
      options,
    )
    this.generation = generation
    this.highestSpent = highestSpent
  }
}
