import { ConsentLedgerError } from './consentLedgerError.ts'

/** A package of the native cryptography is not installed, or has no binary for this machine. */
export class NativeCryptoMissingError extends ConsentLedgerError {
  override name = 'NativeCryptoMissingError'
  readonly library: string

  constructor({ library }: { library: string }, options?: { cause?: unknown }) {
    super(
      `The package "${library}" is not installed or does not run on this machine. Install it (npm install secp256k1 hash-wasm), or leave "crypto" out: the default is slower and gives the same answers.`,
      options,
    )
    this.library = library
  }
}
