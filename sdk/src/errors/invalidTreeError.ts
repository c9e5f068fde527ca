import { ConsentLedgerError } from './consentLedgerError.ts'

/** A Merkle tree cannot be built over the given hashes. */
export class InvalidTreeError extends ConsentLedgerError {
  override name = 'InvalidTreeError'

  /** @param fault What is wrong with the leaves, as a full clause. */
  constructor(fault: string, options?: ErrorOptions) {
    super(
      `The tree cannot be built: ${fault}. Give every hash once, and either no fillers or exactly those missing to 8.`,
      options,
    )
  }
}
