import fc from 'fast-check'
import { castOf } from './cast.ts'
import type { Disagreement } from './disagreement.ts'
import type { LedgerModel } from './ledgerModel.ts'
import type { Operation } from './operation.ts'
import { randomHistory } from './randomHistory.ts'
import { type Chains, newTally, runHistory } from './runHistory.ts'
import { shrinkHistory } from './shrinkHistory.ts'
import { type VerifierTrial, verifierTrial, verifierTrials } from './verifierTrial.ts'

/** How to come to a disagreement again. `seed` gives the history it was found in as the first of a run. */
export type Reproduction = Disagreement & {
  readonly seed: number
  readonly operations: readonly Operation[]
  readonly trial: VerifierTrial | null
}

export type FuzzResult = {
  readonly operations: number
  readonly sequences: number
  readonly reverts: number
  readonly events: number
  readonly gasUsed: bigint
  readonly verifierChecks: number
  /** How often each function passed, each error came and the verifier gave each answer. */
  readonly outcomes: ReadonlyMap<string, number>
  readonly reproduction: Reproduction | null
}

const historyLength = 200

/** Trials of the verifier after each history: each asks about one receipt at several moments. */
const trialsPerHistory = 4

/** The seeds of a run follow from its first, which is the seed of its first history. */
function nextSeed(seed: number): number {
  return (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
}

/**
 * Runs random histories until so many operations are done or a disagreement is found.
 *
 * @param input.newModel a fresh model of the ledger at an address
 * @param input.onProgress called after each history with the operations done
 */
export async function runFuzz({
  chains,
  newModel,
  operations: wanted,
  seed: firstSeed,
  onProgress = () => {},
}: {
  readonly chains: Chains
  readonly newModel: () => LedgerModel
  readonly operations: number
  readonly seed: number
  readonly onProgress?: (operations: number, verifierChecks: number) => void
}): Promise<FuzzResult> {
  const cast = castOf(chains.independent.ledger)
  const tally = newTally()
  let operations = 0
  let sequences = 0
  let verifierChecks = 0

  const both = chains.hardhat === null ? [] : [chains.hardhat, chains.independent]
  const tryVerifier =
    both.length === 0
      ? null
      : await verifierTrials(both, (reason) => {
          const label = `check: ${reason ?? 'allowed'}`
          tally.outcomes.set(label, (tally.outcomes.get(label) ?? 0) + 1)
          verifierChecks++
        })

  async function findDisagreement(seed: number): Promise<Reproduction | null> {
    const history = randomHistory(cast, seed, Math.min(historyLength, wanted - operations))
    const disagreement = await runHistory(chains, newModel(), cast, history, tally)
    operations += disagreement === null ? history.length : disagreement.step + 1
    sequences++
    if (disagreement !== null) {
      const shrunk = await shrinkHistory((shorter) => runHistory(chains, newModel(), cast, shorter), {
        operations: history,
        disagreement,
      })
      return { ...shrunk.disagreement, seed, operations: shrunk.operations, trial: null }
    }

    if (tryVerifier === null) return null
    for (const trial of fc.sample(verifierTrial, { seed, numRuns: trialsPerHistory })) {
      const found = await tryVerifier(trial)
      if (found !== null) return { ...found, seed, operations: [], trial }
    }
    return null
  }

  let reproduction: Reproduction | null = null
  for (let seed = firstSeed; operations < wanted && reproduction === null; seed = nextSeed(seed)) {
    reproduction = await findDisagreement(seed)
    onProgress(operations, verifierChecks)
  }
  return { operations, sequences, ...tally, verifierChecks, reproduction }
}
