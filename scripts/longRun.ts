/** What the commands have in common that go through random histories: options, progress, exit codes. */
import { parseArgs } from 'node:util'

export type LongRun = {
  /** How many operations to make. */
  readonly operations: number
  /** The same seed gives the same operations. */
  readonly seed: number
  /** Whether the result is one line of JSON. */
  readonly json: boolean
}

/**
 * Reads the options of the command line and does the work. `--help` prints the usage; a bad option is named, and ends with 2.
 *
 * @param usage what `--help` prints
 * @param work sets the exit code itself when what it looks at does not hold
 */
export async function startLongRun(usage: string, work: (run: LongRun) => Promise<void>): Promise<void> {
  try {
    const run = readOptions(process.argv.slice(2))
    if (run === null) return console.log(usage)
    process.stderr.write(`Seed ${run.seed}\n`)
    await work(run)
  } catch (error) {
    const isMistake = error instanceof RangeError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    if (!isMistake) throw error
    process.stderr.write(`${(error as Error).message}\n\n${usage}\n`)
    process.exitCode = 2
  }
}

/**
 * Shows a line on stderr every few seconds, with the rate and how long it will still take.
 *
 * @param counts what else there is to say, in words
 */
export function progressReporter<Counts>(
  { operations: wanted }: LongRun,
  counts: (counts: Counts) => string,
): (operations: number, counted: Counts) => void {
  const began = Date.now()
  let shown = began
  return (operations, counted) => {
    if (Date.now() - shown < 5_000) return
    shown = Date.now()
    const rate = (operations * 1_000) / (shown - began)
    const seconds = Math.round((wanted - operations) / rate)
    process.stderr.write(
      `${operations} of ${wanted} operations, ${counts(counted)}, ${rate.toFixed(0)} operations/s, ${seconds} s to go\n`,
    )
  }
}

/** Null: the person asks for help. */
function readOptions(args: readonly string[]): LongRun | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      operations: { type: 'string', default: '100000' },
      seed: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return null
  const largestSeed = 2 ** 32 - 1
  return {
    operations: wholeNumber('--operations', values.operations, 1, 100_000_000),
    seed:
      values.seed === undefined
        ? Math.floor(Math.random() * (largestSeed + 1))
        : wholeNumber('--seed', values.seed, 0, largestSeed),
    json: values.json,
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new RangeError(`${option} must be a whole number from ${least} to ${most}, not "${text}".`)
}
