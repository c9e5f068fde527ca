import { ConsentLedgerError } from './consentLedgerError.ts'

/** A signature is not one that this protocol accepts, or it recovers to nobody. */
export class BadSignatureError extends ConsentLedgerError {
  override name = 'BadSignatureError'

  /** @param fault What is wrong with the signature, as a full clause. */
  constructor(fault: string, options?: ErrorOptions) {
    super(
      `The signature is refused: ${fault}. Sign again with secp256k1: 65 bytes r, s, v with a low s and v 27 or 28.`,
      options,
    )
  }
}
