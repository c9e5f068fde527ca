import { ConsentLedgerError } from './consentLedgerError.ts'

/** The node did not answer, or answered with an error. It says nothing about what is on the chain. */
export class ChainUnreadableError extends ConsentLedgerError {
  override name = 'ChainUnreadableError'
  readonly request: string

  constructor({ request }: { request: string }, options?: { cause?: unknown }) {
    super(
      `The chain could not be read (${request}). This does not mean that nothing is there. Check that the node is reachable and try again.`,
      options,
    )
    this.request = request
  }
}
