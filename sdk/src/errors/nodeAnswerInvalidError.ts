import { ConsentLedgerError } from './consentLedgerError.ts'

/** The node gave an answer that cannot be right, whatever is on the chain. Nothing of it is used. */
export class NodeAnswerInvalidError extends ConsentLedgerError {
  override name = 'NodeAnswerInvalidError'
  readonly request: string

  constructor({ request, detail }: { request: string; detail: string }, options?: { cause?: unknown }) {
    super(
      `The node's answer to ${request} cannot be right: ${detail}. Nothing of it is used, and it is asked again. If it stays so, use another node.`,
      options,
    )
    this.request = request
  }
}
