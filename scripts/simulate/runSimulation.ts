import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { GuardLibrary } from './guardLibrary.ts'
import { createHistory } from './history.ts'
import { type Mismatch, MismatchError } from './mismatch.ts'
import { simulationCrypto } from './simulationCrypto.ts'
import { newTally, type Tally } from './tally.ts'

export type SimulationResult = Tally & {
  readonly operations: number
  readonly histories: number
  readonly mismatch: Mismatch | null
}

/** Operations of one history: a restart reads all of its store. */
const historyLength = 10_000
const audienceEvery = 200
const toldOperations = 12

/** The seeds of a run follow from its first, which is the seed of its first history. */
function nextSeed(seed: number): number {
  return (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
}

/**
 * Runs random histories until so many operations are done, or guard and model part.
 *
 * @param input.library the guard that is put to the test
 * @param input.onProgress called now and then with what was done so far
 */
export async function runSimulation({
  library,
  operations: wanted,
  seed: firstSeed,
  onProgress = () => {},
}: {
  readonly library: GuardLibrary
  readonly operations: number
  readonly seed: number
  readonly onProgress?: (operations: number, tally: Tally) => void
}): Promise<SimulationResult> {
  const crypto = await simulationCrypto()
  const tally = newTally()
  let operations = 0
  let histories = 0
  let mismatch: Mismatch | null = null

  async function runHistory(seed: number, length: number): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-simulation-'))
    const told: string[] = []
    let done = 0
    const history = createHistory({ seed, folder, library, crypto, tally })
    try {
      await history.start()
      for (let steps = 1; done < length; steps++) {
        told.push('?')
        const step = await history.step()
        told[told.length - 1] = step.name
        if (told.length > toldOperations) told.shift()
        done += step.operations
        if (steps % audienceEvery === 0) await history.compareAudience()
        if (steps % 100 === 0) onProgress(operations + done, tally)
      }
      await history.settle()
    } catch (error) {
      if (!(error instanceof MismatchError)) throw error
      const { about, question, got, expected } = error
      mismatch = { seed, operation: done, about, question, got, expected, operations: told }
    } finally {
      await history.close()
      await rm(folder, { recursive: true, force: true })
    }
    operations += done
    histories++
  }

  for (let seed = firstSeed; operations < wanted && mismatch === null; seed = nextSeed(seed)) {
    await runHistory(seed, Math.min(historyLength, wanted - operations))
  }
  return { operations, histories, ...tally, mismatch }
}
