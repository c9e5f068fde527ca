import { ConsentLedgerError } from '@consent-ledger/sdk'
import type { Hex } from 'viem'

/** A stored receipt carries a lock that this customer's keys do not open. */
export class SecretNotOursError extends ConsentLedgerError {
  override name = 'SecretNotOursError'
  readonly lock: Hex

  constructor({ lock }: { lock: Hex }) {
    super(
      `A stored receipt carries the lock ${lock}, which this wallet's keys do not open. Unlock with the wallet that gave the consent.`,
    )
    this.lock = lock
  }
}
