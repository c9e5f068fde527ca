/**
 * Lives through random histories of a brand with the real guard and asks it after every step, beside a plain model. docs/simulation.md says how.
 *
 *   npm run simulate -- --operations 1000000 --seed 1 --json
 */
import { tmpdir } from 'node:os'
import { createGuard, sqliteStore } from '../sdk/src/brand/index.ts'
import { type LongRun, progressReporter, startLongRun } from './longRun.ts'
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

async function main(run: LongRun): Promise<void> {
  const { operations, seed, json } = run
  const began = performance.now()
  const result = await runSimulation({
    library: { createGuard, sqliteStore },
    operations,
    seed,
    onProgress: progressReporter(run, ({ questions, allowed }: Tally) => `${questions} questions, ${allowed} allowed`),
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

await startLongRun(usage, main)
