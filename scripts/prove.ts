/**
 * Proves invariants of docs/invariants.md on the shipped source of the ledger, with the SMTChecker inside the compiler, and
 * shows that the same proof fails on a seeded bug. What is proved and how: docs/proofs.md.
 */
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { type Answer, askSolver } from './prove/askSolver.ts'
import { findStrayWrites } from './prove/findStrayWrites.ts'
import { properties } from './prove/properties.ts'
import { provableSources } from './prove/provableSources.ts'
import { type Question, questions } from './prove/questions.ts'
import { readSources } from './prove/readSources.ts'
import { writesOf } from './prove/writesOf.ts'

const numbers = properties.map(({ invariant }) => invariant)

function parseInvariants(text: string, earlier: readonly number[] = []): number[] {
  const chosen = text.split(',').map((word) => numbers.find((number) => String(number) === word.trim()))
  const known = chosen.filter((number) => number !== undefined)
  if (known.length === chosen.length) return [...earlier, ...known]
  throw new InvalidArgumentError(`It must be one of the invariants that have a proof: ${numbers.join(', ')}.`)
}

function parseJobs(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number from 1 to 99.')
}

const command = new Command('prove')
  .description('Proves invariants on the shipped source of the ledger, and refutes a seeded bug of each.')
  .option('--only <numbers>', `only these invariants, separated by commas: ${numbers.join(', ')}`, parseInvariants)
  .option('--jobs <count>', 'solvers at the same time, about 600 MB each', parseJobs, 2)
  .option('--show', 'print the Solidity the solver is asked about, and ask nothing')
  .option('--json', 'print one line of JSON on stdout')
  .addHelpText(
    'after',
    `
Progress goes to stderr, the answer to stdout (use "npm run --silent prove -- --json" to pipe it on).
Without --only it also shows of the steps that they can succeed, so that no claim about them is empty.
Exit codes: 0 all proved, all seeded bugs refuted; 1 not all; 2 bad input.`,
  )
  .exitOverride()

type Result = Question & Answer

async function askAll(asked: readonly Question[], jobs: number): Promise<Result[]> {
  const results: Result[] = []
  const waiting = [...asked]
  const work = async () => {
    for (let question = waiting.shift(); question; question = waiting.shift()) {
      const result = { ...question, ...(await askSolver(question.sources, question.harness)) }
      results.push(result)
      const cost = `${result.seconds.toFixed(1)} s, ${result.megabytes} MB`
      process.stderr.write(`${results.length}/${asked.length} ${question.title}: ${result.verdict} (${cost})\n`)
    }
  }
  await Promise.all(Array.from({ length: jobs }, work))
  return results
}

async function main(args: readonly string[]): Promise<number> {
  const began = performance.now()
  const options = command
    .parse(args, { from: 'user' })
    .opts<{ only?: number[]; jobs: number; show?: true; json?: true }>()
  const invariants = numbers.filter((number) => options.only?.includes(number) ?? true)

  const shipped = readSources()
  const writes = writesOf(provableSources(shipped, { keepsInterface: true }))
  const stray = findStrayWrites(writes)
  if (stray.length > 0) throw new Error(`the ledger writes outside of the steps that are proved: ${stray.join('; ')}`)
  const asked = questions(shipped, writes, options.only)
  if (options.show) {
    process.stdout.write(asked.map((question) => `// ${question.title}\n${question.harness}`).join('\n'))
    return 0
  }

  const results = await askAll(asked, options.jobs)
  const misses = results.filter(({ wanted, verdict }) => verdict !== wanted)
  const proved = invariants.filter((number) => misses.every(({ invariant }) => invariant !== number && invariant !== 0))
  const notProved = invariants.filter((number) => !proved.includes(number))
  const bugs = results.filter(({ bug }) => bug !== undefined)
  const refutedSeededBugs = bugs.filter(({ verdict }) => verdict === 'refuted').map(({ bug }) => bug)
  const missedSeededBugs = bugs.filter(({ verdict }) => verdict !== 'refuted').map(({ bug }) => bug)
  const seconds = Math.round((performance.now() - began) / 1000)
  const megabytes = Math.max(...results.map((result) => result.megabytes))

  if (options.json) {
    const answer = {
      proved,
      notProved,
      refutedSeededBugs,
      missedSeededBugs,
      questions: results.length,
      seconds,
      megabytes,
    }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
  } else {
    const lines = invariants.map((number) => {
      const own = results.filter(({ invariant }) => invariant === number)
      const time = own.reduce((sum, result) => sum + result.seconds, 0).toFixed(0)
      const missed = misses.filter(({ invariant }) => invariant === number || invariant === 0)
      return [
        `Invariant ${number}: ${missed.length === 0 ? 'proved' : 'NOT PROVED'}, ${own.length} questions, ${time} s`,
        ...missed.map(({ title, verdict, wanted }) => `  ${title}: ${verdict}, wanted ${wanted}`),
        ...own.flatMap(({ bug, verdict }) => (bug === undefined ? [] : [`  seeded bug "${bug}": ${verdict}`])),
      ].join('\n')
    })
    process.stdout.write(
      `${lines.join('\n')}\n${results.length} questions in ${seconds} s, at most ${megabytes} MB each.\n`,
    )
  }
  return misses.length === 0 ? 0 : 1
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  // Commander has printed what is wrong; help ends well.
  if (!(error instanceof CommanderError)) process.stderr.write(`Stopped: ${(error as Error).message}\n`)
  process.exitCode = !(error instanceof CommanderError) ? 1 : error.exitCode === 0 ? 0 : 2
}
