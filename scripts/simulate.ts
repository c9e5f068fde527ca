/**
 * Lives through random histories of a brand with the real guard and asks it after every step, beside a plain model. docs/simulation.md says how.
 *
 *   npm run simulate -- --operations 1000000 --seed 1 --json
 */
import { tmpdir } from 'node:os'
import { parseArgs } from 'node:util'
import { createGuard, sqliteStore } from '../sdk/src/brand/index.ts'
import { runSimulation } from './simulate/runSimulation.ts'
import type { Tally } from './simulate/tally.ts'

const usage = `npm run simulate -- [options]

  --operations <n>   how many operations to make, 1 to 100,000,000 (100,000 when left out)
  --seed <n>         0 to 4294967295; the same seed gives the same operations (random when left out)
  --json             one line of JSON on stdout
  --help             this text

Exit codes: 0 the guard never parted from the model; 1 it did, where is printed; 2 bad option.`

const chain =
  'in memory, made for this: blocks, branches and logs by the rules of docs/protocol.md, answering JSON-RPC in the same process; no EVM, no network'

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
function progressReporter(wanted: number): (operations: number, tally: Tally) => void {
  const began = Date.now()
  let shown = began
  return (operations, { questions, allowed }) => {
    if (Date.now() - shown < 5_000) return
    shown = Date.now()
    const rate = (operations * 1_000) / (shown - began)
    const seconds = Math.round((wanted - operations) / rate)
    process.stderr.write(
      `${operations} of ${wanted} operations, ${questions} questions, ${allowed} allowed, ${rate.toFixed(0)} operations/s, ${seconds} s to go\n`,
    )
  }
}

async function main({ operations, seed, json }: ReturnType<typeof readOptions>): Promise<void> {
  process.stderr.write(`Seed ${seed}\n`)
  const began = performance.now()
  const result = await runSimulation({
    library: { createGuard, sqliteStore },
    operations,
    seed,
    onProgress: progressReporter(operations),
  })
  const { mismatch, ...counts } = result
  const summary = {
    ...counts,
    seed,
    wronglyAllowed: mismatch?.about.startsWith('allowed') ? 1 : 0,
    mismatches: mismatch === null ? 0 : 1,
    chain,
    store: `SQLite, WAL, synchronous=FULL, in ${tmpdir()}`,
    seconds: Number(((performance.now() - began) / 1_000).toFixed(1)),
    processorSeconds: Number((process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6).toFixed(1)),
  }
  if (mismatch !== null) {
    process.stderr.write(`Guard and model part on ${mismatch.about}:\n${JSON.stringify(mismatch, writable, 2)}\n`)
    process.stderr.write(
      `Once more: npm run simulate -- --seed ${mismatch.seed} --operations ${mismatch.operation + 1}\n`,
    )
  }
  console.log(json ? JSON.stringify({ ...summary, ...(mismatch && { mismatch }) }, writable) : summary)
  process.exitCode = mismatch === null ? 0 : 1
}

const writable = (_: string, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)

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
