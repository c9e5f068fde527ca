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

/** A brand whose domain has been checked both ways, and its front page: where a customer may safely be sent. */
export type CheckedBrand = { readonly name: string; readonly origin: string }

/** A brand's request that the customer is not asked to answer, because something about it is wrong. Nothing was signed. */
export class RequestRefusedError extends Error {
  override readonly name = 'RequestRefusedError'
  readonly fault: RequestFault
  /** Who asked; null unless it is certain. */
  readonly brand: CheckedBrand | null

  constructor(fault: RequestFault, options: ErrorOptions & { readonly brand?: CheckedBrand } = {}) {
    super(`The request was refused (${fault}); nothing was signed.`, options)
    this.fault = fault
    this.brand = options.brand ?? null
  }
}
