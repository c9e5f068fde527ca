import { ConsentLedgerError } from './consentLedgerError.ts'

/** An option of `createGuard` that cannot work. */
export class InvalidGuardOptionError extends ConsentLedgerError {
  override name = 'InvalidGuardOptionError'
  readonly option: string

  constructor({ option, expectation }: { option: string; expectation: string }, options?: { cause?: unknown }) {
    super(`createGuard: ${option} must be ${expectation}.`, options)
    this.option = option
  }
}
