/** Why a passkey did not open anything. */
export type PasskeyFault = 'unsupported' | 'not-used' | 'no-secret' | 'changes'

/**
 * A passkey gave no seed: the browser knows none (`unsupported`), the customer said no, waited too long or has none here (`not-used`), it makes no
 * secret (`no-secret`), or not the same one twice (`changes`).
 */
export class PasskeyError extends Error {
  override readonly name = 'PasskeyError'
  readonly fault: PasskeyFault

  constructor(fault: PasskeyFault, options?: ErrorOptions) {
    super(`The passkey gave no seed: ${fault}.`, options)
    this.fault = fault
  }
}
