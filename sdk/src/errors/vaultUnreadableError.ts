import { ConsentLedgerError } from './consentLedgerError.ts'

/** A vault blob was not sealed with this key for this vault and version, or was changed since. Never treat it as empty. */
export class VaultUnreadableError extends ConsentLedgerError {
  override name = 'VaultUnreadableError'

  /** @param fault What is wrong with the blob, as a full clause. */
  constructor(fault: string, options?: ErrorOptions) {
    super(
      `The backup cannot be opened: ${fault}. Keep it, unlock with the wallet that made it, and fetch it again.`,
      options,
    )
  }
}
