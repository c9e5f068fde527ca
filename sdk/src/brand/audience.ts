import { GuardNotReadyError } from '../errors/guardNotReadyError.ts'
import { isDeniedByGpc } from '../protocol/vocabulary.ts'
import type { Ask } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { momentOf } from './momentOf.ts'
import { readTrouble } from './readTrouble.ts'
import { settleHotState } from './settleHotState.ts'

/** Ids of one batch. */
const batchSize = 4_096

/**
 * All customers for whom every category asked about is allowed. Nothing is counted or read before it is asked for, and each answer is for the
 * moment it is asked for: complete, or an error. Ids take time to be read. Whoever is denied meanwhile is left out of the batches that are
 * still to come; whoever has consented since is in the next answer.
 */
export type Audience = AsyncIterable<readonly string[]> & {
  /**
   * How many they are, without reading an id.
   * @throws {GuardNotReadyError} when what is known of the chain is too old or does not agree with it
   */
  count(): Promise<number>
  /**
   * All ids in one list. Iterate instead where there are millions: `for await (const ids of audience)` brings some thousand at a time.
   * @throws {GuardNotReadyError} as `count`, also before a later batch
   */
  ids(): Promise<string[]>
}

/** Makes the audience of a question; see `Audience`. */
export function createAudience(context: GuardContext, { purpose, categories, gpc }: Ask): Audience {
  const { hot, live } = context

  function refuseTrouble(): void {
    const trouble = readTrouble(context)
    if (trouble !== null) throw new GuardNotReadyError({ reason: trouble })
  }

  /** The bits of this moment. */
  async function readBits(): Promise<Uint32Array> {
    refuseTrouble()
    if (gpc === true && isDeniedByGpc(purpose)) return new Uint32Array(0)
    await settleHotState(context)
    refuseTrouble()
    hot.settle(momentOf(context), live.final)
    return hot.audienceBits(purpose, categories)
  }

  async function* readBatches(): AsyncGenerator<readonly string[]> {
    const bits = await readBits()
    let seen = { version: hot.version, at: hot.settledAt, final: live.final }

    /** Whoever reads slowly must not be given someone whose consent has ended meanwhile. */
    async function dropDenied(): Promise<void> {
      refuseTrouble()
      if (hot.version === seen.version && momentOf(context) === seen.at && live.final === seen.final) return
      const now = await readBits()
      seen = { version: hot.version, at: hot.settledAt, final: live.final }
      for (let word = 0; word < bits.length; word++) bits[word] = (bits[word] as number) & (now[word] ?? 0)
    }

    let batch: number[] = []
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word] as number; rest !== 0; rest &= rest - 1) {
        batch.push(word * 32 + 31 - Math.clz32(rest & -rest))
      }
      if (batch.length < batchSize) continue
      yield hot.readIds(batch)
      await dropDenied()
      batch = []
    }
    if (batch.length > 0) yield hot.readIds(batch)
  }

  return {
    async count() {
      const bits = await readBits()
      let count = 0
      for (let word = 0; word < bits.length; word++) count += countBits(bits[word] as number)
      return count
    },
    async ids() {
      const ids: string[] = []
      for await (const batch of readBatches()) for (const id of batch) ids.push(id)
      return ids
    },
    [Symbol.asyncIterator]: readBatches,
  }
}

/** How many of 32 bits are set (Warren, Hacker's Delight, 5-1). */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
