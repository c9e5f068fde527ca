import { GuardNotReadyError } from '../errors/guardNotReadyError.ts'
import { countErased } from './countErased.ts'
import type { GuardContext } from './guardContext.ts'
import { readTrouble } from './readTrouble.ts'
import { writeSnapshotFile } from './snapshotFile.ts'

/** What a snapshot is of. */
export type SnapshotAbout = {
  readonly chainId: number
  readonly ledger: string
  readonly brandId: string
  readonly block: { readonly number: number; readonly hash: string }
  /** The brand's revocations up to that block. */
  readonly revocationDigest: string
  /** How many consent hashes the store had erased. */
  readonly erased: number
}

/**
 * Writes the guard's memory to a file, as of a block whose digest the chain has confirmed.
 *
 * @returns bytes written
 * @throws {GuardNotReadyError} when the memory does not agree with the chain now
 */
export async function writeSnapshot(context: GuardContext, path: string): Promise<{ bytes: number }> {
  const { db, deployment, brandId, hot, live } = context
  for (;;) {
    const trouble = readTrouble(context)
    if (trouble !== null || live.tip === null) throw new GuardNotReadyError({ reason: trouble ?? 'stale' })
    const { tip } = live
    const row = await db
      .selectFrom('blocks')
      .select('revocation_digest')
      .where('number', '=', tip.number)
      .where('hash', '=', tip.hash)
      .executeTakeFirst()
    const erased = await countErased(db)
    // The mirror went on meanwhile: once more.
    if (row === undefined || live.tip !== tip) continue
    const about: SnapshotAbout = {
      chainId: deployment.chainId,
      ledger: deployment.ledger.toLowerCase(),
      brandId,
      block: { number: tip.number, hash: tip.hash },
      revocationDigest: row.revocation_digest,
      erased,
    }
    return { bytes: writeSnapshotFile(path, about, hot.save) }
  }
}
