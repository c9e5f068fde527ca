import { ConsentLedgerError } from './consentLedgerError.ts'

/** The node shows a chain without a block that was final: it was reset, rolled back too far, or is not synced yet. */
export class ReorgTooDeepError extends ConsentLedgerError {
  override name = 'ReorgTooDeepError'
  readonly blockNumber: bigint
  readonly blockHash: string

  constructor({ blockNumber, blockHash }: { blockNumber: bigint; blockHash: string }, options?: { cause?: unknown }) {
    super(
      `The node does not have block ${blockNumber} (${blockHash}), which was final. Everything is denied until it has it again. If the chain was reset on purpose, start with a new store.`,
      options,
    )
    this.blockNumber = blockNumber
    this.blockHash = blockHash
  }
}
