/** The wallet's answer is not a signature of the account it named: another account signed, or a contract wallet did. */
export class WalletSignatureUnusableError extends Error {
  override readonly name = 'WalletSignatureUnusableError'

  constructor(options?: ErrorOptions) {
    super('The signature is not a 65-byte signature of the connected account.', options)
  }
}
