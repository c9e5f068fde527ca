import { ConsentLedgerError } from './consentLedgerError.ts'

/** The newest block of the node is later than the clock of this machine can explain. */
export class BlockFromFutureError extends ConsentLedgerError {
  override name = 'BlockFromFutureError'
  readonly blockNumber: bigint
  /** How far the block is ahead of the clock. */
  readonly seconds: number

  constructor({ blockNumber, seconds }: { blockNumber: bigint; seconds: number }, options?: { cause?: unknown }) {
    super(
      `Block ${blockNumber} is ${seconds} seconds ahead of this machine's clock and is not used. Set the clock (NTP); if it is right, the node is wrong: use another one.`,
      options,
    )
    this.blockNumber = blockNumber
    this.seconds = seconds
  }
}
