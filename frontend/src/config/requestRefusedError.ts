/** Why the app does not show a brand's request. Each is a sentence in `ui/errorMessage.ts`. */
export type RequestFault =
  | 'unknown-brand'
  | 'no-notice'
  | 'controller'
  | 'gone'
  | 'used'
  | 'unreachable'
  | 'expired'
  | 'outdated'
  | 'not-in-notice'
  | 'return-url'
  | 'locale'
  | 'malformed'
  | 'too-long'

/** A brand's request that the customer is not asked to answer, because something about it is wrong. Nothing was signed. */
export class RequestRefusedError extends Error {
  override readonly name = 'RequestRefusedError'
  readonly fault: RequestFault

  constructor(fault: RequestFault, options?: ErrorOptions) {
    super(`The request was refused (${fault}); nothing was signed.`, options)
    this.fault = fault
  }
}
