import { ConsentLedgerError } from './consentLedgerError.ts'

/** The node serves another chain than the deployment names. */
export class WrongChainError extends ConsentLedgerError {
  override name = 'WrongChainError'
  readonly expected: number
  readonly actual: number

  constructor({ expected, actual }: { expected: number; actual: number }, options?: { cause?: unknown }) {
    super(
      `The node serves chain ${actual}, but the ledger is on chain ${expected}. Use a node of chain ${expected}.`,
      options,
    )
    this.expected = expected
    this.actual = actual
  }
}
