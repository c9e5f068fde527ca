import { BlockMissingError, getHead, type Head } from '@consent-ledger/sdk'
import type { Hash } from 'viem'
import type { ChainReader } from '../chain/createChain.ts'
import type { Database } from '../database/openDatabase.ts'
import { readEvents } from './readEvents.ts'

/** Blocks asked for at once at most: what public nodes allow. */
const largestSpan = 10_000
/** Rows written in one statement: SQLite limits the number of values. */
const rowsAtOnce = 500
/** Checkpoints kept while nothing is known to be final. */
const keptCheckpoints = 1_000

/** The block up to which the index has read. */
export type Checkpoint = { readonly blockNumber: number; readonly hash: Hash; readonly timestamp: number }

/** The mirror of the ledger's events. Nothing in it is original: it can be thrown away and read again. */
export type Index = {
  /**
   * Reads one range of blocks more, after rolling back what a reorg undid.
   * @returns true when more blocks wait
   * @throws when the node does not answer; the next step asks for less
   */
  step(): Promise<boolean>
  tip(): Promise<Checkpoint | null>
  /** Forgets all rows; the following steps read them again from the deployment on. */
  rebuild(): Promise<void>
}

/**
 * Creates the index.
 * @param options.onRollback told how many blocks a reorg undid
 */
export function createIndex({
  database,
  chain,
  onRollback,
}: {
  database: Database
  chain: ChainReader
  onRollback: (blocks: number) => void
}): Index {
  const { client, deployment } = chain
  let span = largestSpan

  async function tip(): Promise<Checkpoint | null> {
    const row = await database.selectFrom('checkpoint').selectAll().orderBy('blockNumber', 'desc').executeTakeFirst()
    return row ?? null
  }

  async function isCanonical(checkpoint: Checkpoint): Promise<boolean> {
    try {
      return (await getHead(client, { blockNumber: BigInt(checkpoint.blockNumber) })).hash === checkpoint.hash
    } catch (error) {
      if (error instanceof BlockMissingError) return false
      throw error
    }
  }

  /** Goes back to the newest block read that is still part of the chain. */
  async function rollBack(): Promise<Checkpoint | null> {
    const newest = await tip()
    let current = newest
    while (current !== null && !(await isCanonical(current))) {
      const { blockNumber } = current
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('checkpoint').where('blockNumber', '>=', blockNumber).execute()
        const row = await transaction
          .selectFrom('checkpoint')
          .select('blockNumber')
          .orderBy('blockNumber', 'desc')
          .executeTakeFirst()
        await transaction
          .deleteFrom('event')
          .where('blockNumber', '>', row?.blockNumber ?? -1)
          .execute()
      })
      current = await tip()
    }
    if (newest !== null && current?.blockNumber !== newest.blockNumber) {
      onRollback(newest.blockNumber - (current?.blockNumber ?? deployment.deploymentBlock - 1))
    }
    return current
  }

  async function write(toBlock: Head, rows: Awaited<ReturnType<typeof readEvents>>): Promise<void> {
    const { finalized } = chain.state()
    const keepFrom = finalized === null ? Number(toBlock.number) - keptCheckpoints : Number(finalized)
    await database.transaction().execute(async (transaction) => {
      for (let start = 0; start < rows.length; start += rowsAtOnce) {
        await transaction
          .insertInto('event')
          .values(rows.slice(start, start + rowsAtOnce))
          .execute()
      }
      await transaction
        .insertInto('checkpoint')
        .values({ blockNumber: Number(toBlock.number), hash: toBlock.hash, timestamp: toBlock.timestamp })
        .execute()
      const oldest = await transaction
        .selectFrom('checkpoint')
        .select('blockNumber')
        .where('blockNumber', '<=', keepFrom)
        .orderBy('blockNumber', 'desc')
        .executeTakeFirst()
      if (oldest !== undefined) {
        await transaction.deleteFrom('checkpoint').where('blockNumber', '<', oldest.blockNumber).execute()
      }
    })
  }

  return {
    tip,
    async rebuild() {
      await database.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('event').execute()
        await transaction.deleteFrom('checkpoint').execute()
      })
    },
    async step() {
      const head = await getHead(client)
      const base = await rollBack()
      const from = base === null ? BigInt(deployment.deploymentBlock) : BigInt(base.blockNumber) + 1n
      if (from > head.number) return false
      const last = from + BigInt(span) - 1n
      const toBlock = last >= head.number ? head : await getHead(client, { blockNumber: last })

      // The last block is read before and after the logs, the block the range joins in between: if none moved, all belong to one chain.
      if (base !== null && !(await isCanonical(base))) return true
      let rows: Awaited<ReturnType<typeof readEvents>>
      try {
        rows = await readEvents(chain, { fromBlock: from, toBlock: toBlock.number })
      } catch (error) {
        span = Math.max(1, Math.floor(span / 2))
        throw error
      }
      const again = await getHead(client, { blockNumber: toBlock.number })
      if (again.hash !== toBlock.hash) return true

      await write(toBlock, rows)
      span = Math.min(largestSpan, span * 2)
      return toBlock.number < head.number
    },
  }
}
