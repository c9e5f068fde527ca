/**
 * Runs random calls against the contracts on two EVMs that share no code and against a plain model, and compares them after every call.
 * docs/differential.md says how.
 *
 *   npm run fuzz -- --operations 100000 --seed 1 --json
 */
import { parseArgs } from 'node:util'
import hre from 'hardhat'
import { hardhatChain } from './fuzz/hardhatChain.ts'
import { independentChain } from './fuzz/independentChain.ts'
import { LedgerModel } from './fuzz/ledgerModel.ts'
import { readContractCode } from './fuzz/readContractCode.ts'
import { type Reproduction, runFuzz } from './fuzz/runFuzz.ts'

const usage = `npm run fuzz -- [options]

  --operations <n>   how many calls to make, 1 to 100,000,000 (100,000 when left out)
  --seed <n>         0 to 4294967295; the same seed gives the same calls (random when left out)
  --json             one line of JSON on stdout
  --help             this text

Exit codes: 0 all agree; 1 they do not, a short way to see it is printed; 2 bad option.`

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new RangeError(`${option} must be a whole number from ${least} to ${most}, not "${text}".`)
}

function readOptions(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: '100000' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const largestSeed = 2 ** 32 - 1
  const random = Math.floor(Math.random() * (largestSeed + 1))
  return {
    operations: wholeNumber('--operations', values.operations, 1, 100_000_000),
    seed: values.seed === undefined ? random : wholeNumber('--seed', values.seed, 0, largestSeed),
    json: values.json,
    help: values.help,
  }
}

/** A line on stderr every few seconds, with the rate and how long it will still take. */
function progressReporter(wanted: number): (operations: number, verifierChecks: number) => void {
  const began = Date.now()
  let shown = began
  return (operations, verifierChecks) => {
    if (Date.now() - shown < 5000) return
    shown = Date.now()
    const rate = (operations * 1000) / (shown - began)
    const seconds = Math.round((wanted - operations) / rate)
    process.stderr.write(
      `${operations} of ${wanted} operations, ${verifierChecks} checks, ${rate.toFixed(0)} operations/s, ${seconds} s to go\n`,
    )
  }
}

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

async function main(options: ReturnType<typeof readOptions>): Promise<void> {
  const { operations, seed, json } = options
  process.stderr.write(`Seed ${seed}\n`)
  await hre.tasks.getTask('build').run({ quiet: true, noTests: true })
  const code = await readContractCode()

  const began = performance.now()
  const [independent, hardhat] = [await independentChain(code), await hardhatChain(code)]
  const result = await runFuzz({
    chains: { independent, hardhat },
    newModel: () => new LedgerModel(independent),
    operations,
    seed,
    onProgress: progressReporter(operations),
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

try {
  const options = readOptions(process.argv.slice(2))
  if (options.help) console.log(usage)
  else await main(options)
} catch (error) {
  const isMistake = error instanceof RangeError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
  if (!isMistake) throw error
  process.stderr.write(`${(error as Error).message}\n\n${usage}\n`)
  process.exitCode = 2
}
