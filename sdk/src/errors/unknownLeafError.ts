import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** A proof was asked for a hash that the tree does not hold. */
export class UnknownLeafError extends ConsentLedgerError {
  override name = 'UnknownLeafError'
  /** The hash that was asked for. */
  readonly hash: Hex

  constructor(hash: Hex, options?: ErrorOptions) {
    super(`The tree holds no leaf for ${hash}. Ask the tree that was built from it.`, options)
    this.hash = hash
  }
}
