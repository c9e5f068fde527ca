import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockOf } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { type Database, openDatabase } from '../../service/src/database/openDatabase.ts'
import type { RevocationState } from '../../service/src/database/schema.ts'

/** A database of the service in a directory of its own. */
export async function openTemporaryDatabase(): Promise<{ database: Database; close(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'consent-ledger-database-'))
  const database = await openDatabase(directory)
  return {
    database,
    async close() {
      await database.destroy()
      await rm(directory, { recursive: true })
    },
  }
}

/** Puts a secret into the queue, as an accepted request does. */
export async function insertLock(
  database: Database,
  row: { brandId: Hex; secret: Hex; dueAt?: number; createdAt?: number; state?: RevocationState },
): Promise<Hex> {
  const { brandId, secret, dueAt = 0, createdAt = 0, state = 'queued' } = row
  const lock = lockOf(secret)
  await database
    .insertInto('lock')
    .values({
      brandId,
      lock,
      secret,
      state,
      dueAt,
      createdAt,
      transactionId: null,
      transactionHash: null,
      blockNumber: null,
      revokedAt: null,
      byBrand: null,
    })
    .execute()
  return lock
}
