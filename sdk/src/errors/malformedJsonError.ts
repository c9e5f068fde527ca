import { ConsentLedgerError } from './consentLedgerError.ts'

/** What is wrong with a JSON document, in one word. `json`: it is not JSON at all. */
export type MalformedJsonProblem =
  | 'json'
  | 'duplicate-key'
  | 'unknown-field'
  | 'missing-field'
  | 'type'
  | 'value'
  | 'number'
  | 'bytes'
  | 'length'
  | 'text'
  | 'bad-character'
  | 'duplicate-item'
  | 'domain'
  | 'duration'
  | 'vocabulary'
  | 'not-canonical'

/** A text that is not JSON, repeats a key or holds a number that is not a plain integer. `path` names the place. */
export class MalformedJsonError extends ConsentLedgerError {
  override name = 'MalformedJsonError'
  readonly path: string
  readonly problem: MalformedJsonProblem
  /** What is wrong, without the path. */
  readonly detail: string

  constructor({ path, problem, detail }: { path: string; problem: MalformedJsonProblem; detail: string }) {
    super(`${path === '' ? 'The document' : path}: ${detail}`)
    this.path = path
    this.problem = problem
    this.detail = detail
  }
}
