/** The wallet signs the same text differently each time, so no keys can be derived from its signature. */
export class WalletChangesSignatureError extends Error {
  override readonly name = 'WalletChangesSignatureError'

  constructor(options?: ErrorOptions) {
    super('Two signatures of the same text by the same account differ.', options)
  }
}
