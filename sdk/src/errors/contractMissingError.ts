import type { Address } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** There is no such contract at the address. */
export class ContractMissingError extends ConsentLedgerError {
  override name = 'ContractMissingError'
  readonly contract: 'ConsentLedger' | 'ConsentVerifier'
  readonly address: Address

  constructor(
    { contract, address }: { contract: 'ConsentLedger' | 'ConsentVerifier'; address: Address },
    options?: { cause?: unknown },
  ) {
    super(
      `There is no ${contract} at ${address} on this chain. Check the address and which chain the node serves.`,
      options,
    )
    this.contract = contract
    this.address = address
  }
}
