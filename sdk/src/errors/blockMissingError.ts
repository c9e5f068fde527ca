import { ConsentLedgerError } from './consentLedgerError.ts'

/** The node does not have the block that was asked for. */
export class BlockMissingError extends ConsentLedgerError {
  override name = 'BlockMissingError'
  /** Number, hash or tag of the block. */
  readonly block: string

  constructor({ block }: { block: string }, options?: { cause?: unknown }) {
    super(
      `The node has no block ${block}. Ask for a block the chain has reached, or use a node that keeps older ones.`,
      options,
    )
    this.block = block
  }
}
