import { ConsentLedgerError } from './consentLedgerError.ts'

/** A deployment file is not one. */
export class MalformedDeploymentError extends ConsentLedgerError {
  override name = 'MalformedDeploymentError'
  readonly path: string

  constructor({ path }: { path: string }, options?: { cause?: unknown }) {
    super(`The deployment is malformed at ${path || 'its top level'}. Write it again with scripts/deploy.ts.`, options)
    this.path = path
  }
}
