import { ConsentLedgerError } from './consentLedgerError.ts'

/** What the guard has read does not agree with the chain, or two nodes do not agree with each other. Everything is denied meanwhile. */
export class ChainDivergedError extends ConsentLedgerError {
  override name = 'ChainDivergedError'
  readonly blockNumber: bigint

  constructor({ blockNumber, detail }: { blockNumber: bigint; detail: string }, options?: { cause?: unknown }) {
    super(
      `At block ${blockNumber} ${detail}. Everything is denied until they agree; the guard reads again by itself. If it stays so, the node loses logs: use another one.`,
      options,
    )
    this.blockNumber = blockNumber
  }
}
