import { ConsentLedgerError } from './consentLedgerError.ts'

/** The brand endpoint refuses a request: what its problem document (RFC 9457) says. */
export class EndpointRefusalError extends ConsentLedgerError {
  override name = 'EndpointRefusalError'
  /** HTTP status. */
  readonly status: number
  /** One word for programs. */
  readonly code: string
  /** Where the fault is, like `receipts[0].consent.account`; null: the request as a whole. */
  readonly field: string | null
  /** What to do about it. */
  readonly fix: string
  /** Further members of the problem document. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    refusal: {
      status: number
      code: string
      detail: string
      fix: string
      field?: string | null
      members?: Readonly<Record<string, unknown>>
    },
    options?: { cause?: unknown },
  ) {
    super(`${refusal.detail} ${refusal.fix}`, options)
    this.status = refusal.status
    this.code = refusal.code
    this.field = refusal.field ?? null
    this.fix = refusal.fix
    this.members = refusal.members ?? {}
  }
}
