import { ConsentLedgerError } from './consentLedgerError.ts'

/** The node took a request and did not answer in time. */
export class NodeSilentError extends ConsentLedgerError {
  override name = 'NodeSilentError'
  readonly method: string

  constructor({ method, milliseconds }: { method: string; milliseconds: number }, options?: { cause?: unknown }) {
    super(
      `The node did not answer ${method} within ${milliseconds} ms. Check the node, or give further ones in \`clients\`.`,
      options,
    )
    this.method = method
  }
}
