import { ConsentLedgerError } from './consentLedgerError.ts'

/** The moment asked about is later than the newest block: nobody can know what will be revoked until then. */
export class MomentInFutureError extends ConsentLedgerError {
  override name = 'MomentInFutureError'
  /** Unix seconds. */
  readonly moment: number
  /** Time of the block that answers, in Unix seconds. */
  readonly timestamp: number

  constructor({ moment, timestamp }: { moment: number; timestamp: number }, options?: { cause?: unknown }) {
    super(
      `Moment ${moment} is later than the newest block (${timestamp}). Ask about a moment the chain has reached.`,
      options,
    )
    this.moment = moment
    this.timestamp = timestamp
  }
}
