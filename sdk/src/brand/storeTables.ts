import type { Generated } from 'kysely'

/** 0 or 1: the databases share no boolean. */
type Flag = 0 | 1

/**
 * The tables of a guard's store. Times are Unix seconds, hashes are 0x strings in lower case, documents are JSON text.
 *
 * What the chain says (`brand_names`, `notices`, `roots`, `blocks`, the `block_number` of `spends`) can be read again from a node; the rest
 * cannot.
 */
export type StoreTables = {
  /** Whom the store belongs to, and how far the chain is final. */
  meta: { key: string; value: string }

  customers: { id: Generated<number>; customer_id: string; created_at: number }
  /** `ended_at`: replaced by another subject of the same customer. */
  subjects: { subject: string; customer: number; account: string; started_at: number; ended_at: number | null }
  requests: {
    request_id: string
    customer_id: string
    session_hash: string
    account: string
    notice_hash: string
    /** JSON: [{ purpose, category }]. */
    uses: string
    locale: string
    return_url: string
    created_at: number
    expires_at: number
    used_at: number | null
  }
  /** `document` is the receipt without its recording; `batch` and `proof` are set together, once, before the root is sent. */
  receipts: {
    id: Generated<number>
    consent_hash: string
    customer: number
    subject: string
    notice_hash: string
    issued_at: number
    expires_at: number
    document: string
    batch: number | null
    /** JSON: hashes from the leaf to the root. */
    proof: string | null
    stored_at: number
  }
  /** The locks of stored receipts; `position` is the place among the uses, −1 for the brand lock. */
  locks: { lock: string; receipt: number; position: number; purpose: string | null; category: string | null }

  /** Every lock once seen spent, from any channel. `block_number` is null while the chain does not show it. */
  spends: {
    lock: string
    at: number
    by_brand: Flag
    block_number: number | null
    is_final: Flag
    /** Known when the customer sent it here; forgotten once the chain shows it for good. */
    secret: string | null
    /** Whether the brand sees to it that it gets on chain. */
    is_requested: Generated<Flag>
    sent_at: number | null
    transaction_hash: string | null
    attempts: Generated<number>
  }
  /** Batches of receipts (`grants`) and use entries (`uses`), written before their root is sent. */
  batches: {
    id: Generated<number>
    kind: 'grants' | 'uses'
    root: string
    created_at: number
    sent_at: number | null
    transaction_hash: string | null
    attempts: number
    /** Whether the root is among `roots`: few are not, and those few are asked for with every block. */
    is_recorded: Generated<Flag>
  }

  /** Roots the chain shows. */
  roots: { kind: 'grants' | 'uses'; root: string; recorded_at: number; block_number: number; transaction_hash: string }
  notices: {
    notice_hash: string
    number: number
    published_at: number
    block_number: number
    /** Null: the bytes are no text. */
    document: string | null
  }
  brand_names: { block_number: number; log_index: number; name: string; domain: string }
  /** The blocks the mirror stopped at, each compared with the ledger: a rollback goes back to one of them. */
  blocks: { number: number; hash: string; timestamp: number; revocation_digest: string; use_digest: string }
  /**
   * Events read while catching up, up to a block, and what all events up to it add up to. They change nothing until a later block was compared
   * with the ledger: until `meta.settled_to` is at least `to_block`.
   */
  staged_pages: {
    to_block: number
    block_hash: string
    block_timestamp: number
    /** JSON of a `Replay`. */
    replay: string
    /** JSON: [BrandEvent]. */
    events: string
  }

  /** `entry` is the JSON of the use entry; `outcome` is null while it runs. */
  uses: {
    id: Generated<number>
    hash: string
    customer: number
    subject: string
    entry: string
    at: number
    outcome: 'done' | 'failed' | 'not-run' | null
    batch: number | null
    proof: string | null
  }
  /** One row for each use of each category, for the limits of notices. */
  use_counts: { customer: number; purpose: string; category: string; at: number; use_hash: string }
  use_heads: { subject: string; next_index: number; last_hash: string }

  /** What is kept of an erased subject. `certificate` is null until the revocation is final and the data is gone. */
  erasures: {
    subject: string
    /** JSON of the signed request. */
    request: string
    signature: string
    requested_at: number
    /** JSON: hashes erased and to be refused for ever. */
    consent_hashes: string
    last_index: number | null
    last_hash: string | null
    erased_at: number | null
    certificate: string | null
  }
  erased_hashes: { consent_hash: string; erased_at: number }

  /**
   * What guards that share a store have to read again, in the order of the commits: receipts with their locks; the receipts of a batch; whether a
   * batch's root stands; customers who may be gone; names and notices (`row` 0); the block the mirror went back to.
   */
  changes: {
    id: Generated<number>
    kind: 'receipt' | 'batch' | 'root' | 'customer' | 'chain' | 'rollback'
    row: number
    at: number
  }
  /** Who is the recorder of a shared store. `renewed_at`: milliseconds by the server's clock; 0 when it was given up. */
  leases: { name: 'recorder'; term: number; renewed_at: number }
}
