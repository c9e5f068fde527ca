import { ConsentLedgerError } from './consentLedgerError.ts'

/** The store belongs to another brand, ledger or chain. */
export class StoreMismatchError extends ConsentLedgerError {
  override name = 'StoreMismatchError'
  readonly expected: string
  readonly actual: string

  constructor({ expected, actual }: { expected: string; actual: string }, options?: { cause?: unknown }) {
    super(
      `The store belongs to ${actual}, but this guard is for ${expected}. Give each brand on each ledger a store of its own.`,
      options,
    )
    this.expected = expected
    this.actual = actual
  }
}
