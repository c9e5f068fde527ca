import { ConsentLedgerError } from './consentLedgerError.ts'

/** The store could not be opened. */
export class StoreUnusableError extends ConsentLedgerError {
  override name = 'StoreUnusableError'
  readonly path: string

  constructor({ path }: { path: string }, options?: { cause?: unknown }) {
    super(
      `The store ${path} could not be opened${reason(options?.cause)}. Make sure that its directory exists and can be written, and that no other process uses it: one store serves one guard.`,
      options,
    )
    this.path = path
  }
}

function reason(cause: unknown): string {
  return cause instanceof Error ? ` (${cause.message})` : ''
}
