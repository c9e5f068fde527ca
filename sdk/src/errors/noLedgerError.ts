import type { Address } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** The verifier reads a ledger that does not exist on this chain. */
export class NoLedgerError extends ConsentLedgerError {
  override name = 'NoLedgerError'
  readonly ledger: Address

  constructor({ ledger }: { ledger: Address }, options?: { cause?: unknown }) {
    super(
      `The verifier reads ${ledger}, but there is no contract at that address. Deploy a verifier for your ledger.`,
      options,
    )
    this.ledger = ledger
  }
}
