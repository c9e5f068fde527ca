import { ConsentLedgerError } from './consentLedgerError.ts'

const reasons = {
  missing: 'it is not there or cannot be read',
  damaged: 'it is not as it was written',
  foreign: 'it is of another brand, ledger, store, version or kind of machine',
  stale: 'the store has gone where it cannot follow',
  unverified: 'the chain did not confirm the block and digest it was written at',
} as const

/** A snapshot of a guard's memory cannot be used. */
export class SnapshotRefusedError extends ConsentLedgerError {
  override name = 'SnapshotRefusedError'
  readonly path: string
  readonly reason: keyof typeof reasons

  constructor({ path, reason }: { path: string; reason: keyof typeof reasons }, options?: { cause?: unknown }) {
    super(
      `The snapshot ${path} was refused: ${reasons[reason]}. The guard loads its memory from the store instead; write a new snapshot with guard.writeSnapshot().`,
      options,
    )
    this.path = path
    this.reason = reason
  }
}
