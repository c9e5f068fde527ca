/**
 * Why the wallet did not do what it was asked.
 *
 * 4001 the person rejected · 4100 not connected · 4200 unsupported method · 4900 node or settings unreachable ·
 * 4902 another chain · -32002 a dialog is open already · -32602 malformed parameters · others are the node's own.
 *
 * @see EIP-1193, EIP-1474
 */
export class ProviderRpcError extends Error {
  override readonly name = 'ProviderRpcError'
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, options: { readonly data?: unknown; readonly cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.data = options.data
  }
}
