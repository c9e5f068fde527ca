import type { Hex } from 'viem'
import type { Audience } from './audience.ts'
import type { Decision, DecisionReason } from './decision.ts'
import type { GuardCounts } from './guardCounts.ts'

/** What is asked: one purpose, one or more categories, all of which must be allowed. */
export type Ask = {
  readonly purpose: string
  readonly categories: readonly string[]
  /** Whether the visitor's browser sends Global Privacy Control: see `readGpc`. */
  readonly gpc?: boolean
}

export type UseInput = Ask & {
  /** Where the data is used, 0 to 200 characters, such as `home page banner`. The customer reads it. */
  readonly context: string
}

/** Which category each field of a record belongs to. Fields without an entry are dropped. */
export type FieldMap = Readonly<Record<string, string | readonly string[]>>

export type DroppedField = {
  readonly field: string
  /** Null: the field is not in the field map. */
  readonly category: string | null
  readonly reason: DecisionReason | 'unmapped'
}

export type Minimised<record> = {
  readonly record: Partial<record>
  readonly dropped: readonly DroppedField[]
  readonly decision: Decision | null
}

/** One use of a purpose, as explained to the customer. */
export type Explanation = {
  readonly purpose: string
  readonly category: string
  readonly purposeLabel: string
  readonly categoryLabel: string
  readonly allowed: boolean
  readonly reason: DecisionReason | null
  readonly consentHash: Hex
  readonly noticeHash: Hex
  /** The brand's words from the notice, in `locale`. */
  readonly text: {
    readonly locale: string
    readonly what: string
    readonly inReturn: string
    readonly ifYouDecline: string
  } | null
  /** Unix seconds: when the customer signed, when the grant was recorded (null: not yet), when it ends. */
  readonly issuedAt: number
  readonly recordedAt: number | null
  readonly recordedBlock: bigint | null
  readonly expiresAt: number
  readonly limit: { readonly times: number; readonly per: string } | null
}

export type ExplainResult = {
  readonly purpose: string
  /** Whether there is any consent for this purpose that is allowed now. */
  readonly found: boolean
  /** One sentence in the locale asked for. */
  readonly message: string
  readonly uses: readonly Explanation[]
  /** Where the customer stops it. */
  readonly stopUrl: string
  readonly asOf: Decision['asOf']
}

export type CreateRequestInput = {
  readonly customerId: string
  /** The session that may return the receipts. */
  readonly sessionId: string
  /** The masked name of the account, as the customer will see and sign it: `m…@example.com`. */
  readonly account: string
  readonly uses: readonly { readonly purpose: string; readonly category: string }[]
  /** A locale of the notice. */
  readonly locale: string
  /** The return page on the brand's domain, without a fragment: `https://shop.example/consent/return?next=/offers`. */
  readonly returnUrl: string
}

export type ConsentRequest = {
  readonly requestId: Hex
  /** The app's consent screen for this request: send the customer there. */
  readonly url: string
  /** Unix seconds, 15 minutes from now. */
  readonly expiresAt: number
}

/** Who is logged in. */
export type Session = {
  readonly customerId: string
  readonly sessionId: string
  /** Unix seconds of the login; within the last 15 minutes the account may take a new subject. */
  readonly loggedInAt?: number
}

export type HandlerOptions = {
  /** Who sent this request: null when nobody is logged in. */
  readonly session: (request: Request) => Promise<Session | null>
}

export type RecordResult = {
  /** Roots sent by this call. */
  readonly grants: readonly { readonly root: Hex; readonly count: number; readonly transactionHash: Hex }[]
  readonly uses: readonly { readonly root: Hex; readonly count: number; readonly transactionHash: Hex }[]
}

export type HealthBlock = { readonly number: bigint; readonly hash: Hex; readonly timestamp: number }

export type Health = {
  /** Whether questions are answered from fresh, agreeing data now. */
  readonly ready: boolean
  readonly reason: 'stale' | 'diverged' | null
  readonly newest: HealthBlock | null
  /** Block number up to which recordings count. */
  readonly final: bigint | null
  readonly finalized: bigint | null
  /** Seconds since the newest block was made; since the last successful look at the node. */
  readonly ageSeconds: number | null
  readonly pollAgeSeconds: number | null
  /** How far the guard is behind the newest block a node named; null before the first answer. It is behind while it reads a long history. */
  readonly lag: { readonly blocks: number; readonly seconds: number | null } | null
  /** The last look at the chain (at the store, if another guard is the recorder): when it ended in Unix seconds, and how long it took. */
  readonly lastLook: { readonly at: number; readonly seconds: number; readonly succeeded: boolean } | null
  readonly sources: number
  readonly isDiverged: boolean
  /** Whether the chain was rolled back below a finalized block: nothing is allowed until it comes back. */
  readonly isHalted: boolean
  readonly rows: {
    readonly customers: number
    readonly receipts: number
    readonly uses: number
    readonly spentLocks: number
  }
  /** Size of the store, in bytes. */
  readonly storeBytes: number
  readonly waiting: {
    readonly receipts: number
    readonly uses: number
    readonly revocations: number
    readonly erasures: number
  }
  /** Whether this guard reads the chain and records. Of several that share a store one does. */
  readonly isRecorder: boolean
  /** Whether there is an operator key to record with. */
  readonly hasOperator: boolean
  /** The last failure, by name and in words; null when the last look succeeded. */
  readonly problem: { readonly name: string; readonly message: string } | null
}

/** A query that gives one column, `customer_id`, and the values of its parameters in order. */
export type AudienceSql = { readonly sql: string; readonly parameters: readonly unknown[] }

/** Answers, for one brand, what a customer has consented to, and keeps the proof of it. */
export type Guard = {
  /** Whether the data may be used now. Synchronous and from memory: no I/O, no cryptography. Never throws. */
  check(customerId: string, ask: Ask): Decision
  /** As `check`, but throws `ConsentDeniedError` with the decision when denied. */
  assert(customerId: string, ask: Ask): Decision
  /**
   * Checks, counts against the notice's limit, writes the use log, then runs; the outcome is logged even if `run` throws.
   * Nothing runs when denied: `ConsentDeniedError` carries the decision.
   *
   * @returns what `run` returns
   */
  use<result>(
    customerId: string,
    input: UseInput,
    run: (context: { readonly decision: Decision }) => result | Promise<result>,
  ): Promise<result>
  /**
   * Checks many customers at one moment: a decision for each id, by id. Complete, or throws.
   *
   * @throws {GuardNotReadyError} when what is known of the chain is too old or does not agree with it
   */
  checkMany(customerIds: Iterable<string>, ask: Ask): Map<string, Decision>
  /** All customers for whom every category is allowed: their number, or their ids in batches. Complete, or an error. */
  audience(ask: Ask): Audience
  /**
   * The same question as a query, for a brand whose own tables are in the same database: `… where customer_id in (<sql>)`. Its answer is that of
   * `audience` at this moment; ask anew for each query. Throws `GuardNotReadyError`.
   *
   * @param ask.firstParameter the number of its first `$` parameter in the whole query; default 1
   */
  audienceSql(ask: Ask & { readonly firstParameter?: number }): AudienceSql
  /** Drops every field that is not consented to for the purpose, and every field without a category. */
  minimise<record extends object>(
    customerId: string,
    record: record,
    fieldMap: FieldMap,
    options: { readonly purpose: string; readonly gpc?: boolean },
  ): Minimised<record>
  /** Why the customer sees this, or that no consent was found. `locale`: en, de or nl. */
  explain(
    customerId: string,
    options: {
      readonly purpose: string
      /** The only category to look at; without it all of the purpose. */
      readonly category?: string
      readonly locale: string
      readonly gpc?: boolean
    },
  ): ExplainResult
  /** Makes a request for consent: 15 minutes, this session only, once. */
  createRequest(input: CreateRequestInput): Promise<ConsentRequest>
  /** The brand endpoint and return page as one Web handler. Mount it at the origin's root: it answers `/consent/*` and `/.well-known/consent-ledger.json`. */
  handler(options: HandlerOptions): (request: Request) => Promise<Response>
  /** Sends everything that waits to be recorded now. Returns when it is sent, not when it is included; a guard that is not the recorder sends nothing. */
  record(): Promise<RecordResult>
  /**
   * Writes what the guard knows to a file, for a quick start of this or another guard of the same store: option `snapshot`. It answers nothing
   * while it writes. The file holds your customers' ids: keep it as well as the store, and delete it when somebody's data is erased.
   *
   * @param path the file; it is replaced in one step
   * @returns bytes written
   * @throws {GuardNotReadyError} when what is known does not agree with the chain now
   */
  writeSnapshot(path: string): Promise<{ readonly bytes: number }>
  health(): Promise<Health>
  /** How often was answered what since the guard started: see `guardMetrics` of `@consent-ledger/sdk/prometheus`. */
  counts(): GuardCounts
  /** Looks at the chain now, or at the store if another guard is the recorder. Throws what went wrong; the guard keeps trying by itself either way. */
  sync(): Promise<void>
  /** Stops all timers, waits for what is under way and closes the store. */
  close(): Promise<void>
}
