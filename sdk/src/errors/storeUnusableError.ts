import { ConsentLedgerError } from './consentLedgerError.ts'

/** The store could not be opened. */
export class StoreUnusableError extends ConsentLedgerError {
  override name = 'StoreUnusableError'
  readonly path: string

  /** @param values.path the file, or the URL of the database without its password */
  constructor({ path }: { path: string }, options?: { cause?: unknown }) {
    const advice = path.startsWith('postgres')
      ? 'Make sure that the server runs, that the package pg is installed, and that its user may create the schema and its tables.'
      : 'Make sure that its directory exists and can be written, and that no other process uses it: one store serves one guard.'
    super(`The store ${path} could not be opened${reason(options?.cause)}. ${advice}`, options)
    this.path = path
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? ` (${cause.message})` : ''
}
