import { ConsentLedgerError } from './consentLedgerError.ts'

/** The node refuses a block tag that finality rests on, and the deployment names no depths. */
export class FinalityUnavailableError extends ConsentLedgerError {
  override name = 'FinalityUnavailableError'
  readonly blockTag: string

  constructor({ blockTag }: { blockTag: string }, options?: { cause?: unknown }) {
    super(
      `The node does not serve the block tag "${blockTag}". Give depths in the deployment ("finality": { "safe": …, "finalized": … }) or use another node.`,
      options,
    )
    this.blockTag = blockTag
  }
}
