import { ConsentLedgerError } from './consentLedgerError.ts'

/** Another guard became the recorder of a shared store while this one worked as it. */
export class LeaseLostError extends ConsentLedgerError {
  override name = 'LeaseLostError'
  /** The term that ended. */
  readonly term: number

  constructor({ term }: { term: number }) {
    super(
      `This guard is not the recorder of its store any more (term ${term}): it did not renew its lease in time. Nothing was written and another guard goes on; if it happens often, look for long pauses of this machine or its way to the database.`,
    )
    this.term = term
  }
}
