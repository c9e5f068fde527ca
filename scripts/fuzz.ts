/**
 * Runs random calls against the contracts on two EVMs that share no code and against a plain model, and compares them after every call.
 * docs/differential.md says how.
 *
 *   npm run fuzz -- --operations 100000 --seed 1 --json
 */
import hre from 'hardhat'
import { hardhatChain } from './fuzz/hardhatChain.ts'
import { independentChain } from './fuzz/independentChain.ts'
import { LedgerModel } from './fuzz/ledgerModel.ts'
import { readContractCode } from './fuzz/readContractCode.ts'
import { type Reproduction, runFuzz } from './fuzz/runFuzz.ts'
import { type LongRun, progressReporter, startLongRun } from './longRun.ts'

const usage = `npm run fuzz -- [options]

  --operations <n>   how many calls to make, 1 to 100,000,000 (100,000 when left out)
  --seed <n>         0 to 4294967295; the same seed gives the same calls (random when left out)
  --json             one line of JSON on stdout
  --help             this text

Exit codes: 0 all agree; 1 they do not, a short way to see it is printed; 2 bad option.`

function describe({ seed, step, about, got, expected, operations, trial }: Reproduction): string {
  const lines = operations.map((operation, place) => `  ${place}: ${JSON.stringify(operation)}`)
  if (trial !== null) lines.push(`  ${JSON.stringify(trial)}`)
  return [
    `They disagree on ${about}${trial === null ? ` at operation ${step}` : ''}:`,
    `  got      ${got}`,
    `  expected ${expected}`,
    'with nothing but:',
    ...lines,
    `The history it was found in is the first of: npm run fuzz -- --seed ${seed}`,
    '',
  ].join('\n')
}

async function main(run: LongRun): Promise<void> {
  const { operations, seed, json } = run
  await hre.tasks.getTask('build').run({ quiet: true, noTests: true })
  const code = await readContractCode()

  const began = performance.now()
  const [independent, hardhat] = [await independentChain(code), await hardhatChain(code)]
  const result = await runFuzz({
    chains: { independent, hardhat },
    newModel: () => new LedgerModel(independent),
    operations,
    seed,
    onProgress: progressReporter(run, (verifierChecks: number) => `${verifierChecks} checks`),
  })
  const { reproduction, outcomes, gasUsed, ...counts } = result
  const summary = {
    ...counts,
    seed,
    gasUsed: gasUsed.toString(),
    disagreements: reproduction === null ? 0 : 1,
    seconds: Number(((performance.now() - began) / 1000).toFixed(1)),
    outcomes: Object.fromEntries([...outcomes].sort(([a], [b]) => a.localeCompare(b))),
  }
  if (reproduction !== null) process.stderr.write(describe(reproduction))
  console.log(json ? JSON.stringify({ ...summary, ...(reproduction && { reproduction }) }) : summary)
  process.exitCode = reproduction === null ? 0 : 1
}

await startLongRun(usage, main)
