import { ConsentLedgerError } from './consentLedgerError.ts'

/** The logs the node gave are not all there are. */
export class HistoryIncompleteError extends ConsentLedgerError {
  override name = 'HistoryIncompleteError'
  readonly missing: string

  constructor({ missing }: { missing: string }, options?: { cause?: unknown }) {
    super(
      `The node left out part of the history: ${missing}. Use a node that keeps all logs of the ledger, or start at an earlier block.`,
      options,
    )
    this.missing = missing
  }
}
