/**
 * Mutation testing of the contracts: small faults are put into them one by one, and each has to be noticed by a test of behaviour.
 * See docs/mutation.md.
 */
import { realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { compileSources } from './mutate/compileSources.ts'
import { describeMutant } from './mutate/describeMutant.ts'
import { listMutants } from './mutate/listMutants.ts'
import { mutatedFiles } from './mutate/mutatedFiles.ts'
import { MutateError } from './mutate/mutateError.ts'
import { operators } from './mutate/operators.ts'
import { progressLine } from './mutate/progressLine.ts'
import { readExplained } from './mutate/readExplained.ts'
import { readSources } from './mutate/readSources.ts'
import { runMutation } from './mutate/runMutation.ts'
import { selectMutants } from './mutate/selectMutants.ts'
import { summarise } from './mutate/summarise.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const explainedFile = 'test/mutation/explained.json'
const exitCodes = { survived: 1, badInput: 2, notMeasured: 3, interrupted: 130 } as const

type Options = { json?: true; list?: true; only?: string[]; workers: number; solidity: boolean; verbose?: true }

function parseWorkers(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a whole number from 1 to 99.')
}

const collect = (text: string, earlier: string[] = []) => [...earlier, text]

const command = new Command('mutate')
  .description('Puts small faults into the contracts, one at a time, and tells which of them no test notices.')
  .option('--json', 'print one line of JSON')
  .option('--list', 'print the operators and every fault they make, and run nothing')
  .option('--only <what>', 'only this file, operator or id, or file:line (may be given several times)', collect)
  .option('--workers <count>', 'how many processes work beside each other', parseWorkers, 2)
  .option('--no-solidity', 'leave the Solidity tests out, which see what the others let pass')
  .option('--verbose', 'also print each killed mutant with the test that killed it')
  .addHelpText(
    'after',
    `
Operators:
${operators.map(({ id, does, source }) => `  ${id.padEnd(20)} ${does}\n  ${''.padEnd(20)} (${source})`).join('\n')}

A mutant that behaves as the original is explained in ${explainedFile}; at most one in ten may be.
Progress goes to stderr, the answer to stdout (use "npm run --silent mutate -- --json" to pipe it on).
Exit codes: 0 every mutant is killed or explained; 1 one survived, an explanation is stale, or too many are explained;
2 bad input; 3 the original contracts fail, so nothing can be measured; 130 interrupted.`,
  )
  .exitOverride()

async function main(args: readonly string[]): Promise<number> {
  const options = command.parse(args, { from: 'user' }).opts<Options>()
  const sources = readSources(root)
  const { trees, error } = compileSources(sources.contents, [], {})
  if (error !== undefined) throw new MutateError(`The contracts do not compile:\n${error}`)
  const all = listMutants(trees, sources.contents, mutatedFiles)
  const mutants = selectMutants(all, options.only)
  if (mutants.length === 0) {
    command.error(
      `error: --only ${options.only?.join(' ')} fits no mutant. Give a file, an operator, file:line or an id of --list.`,
      { exitCode: exitCodes.badInput },
    )
  }

  if (options.list) {
    const shown = { operators: operators.map(({ id, source, does }) => ({ id, source, does })), mutants }
    if (options.json) process.stdout.write(`${JSON.stringify(shown)}\n`)
    else
      process.stdout.write(
        `${mutants.map(describeMutant).join('\n')}\n\n${mutants.length} places; some do not compile.\n`,
      )
    return 0
  }

  const everything = readExplained(join(root, explainedFile))
  const chosen = new Set(mutants.map(({ id }) => id))
  const known = new Set(all.map(({ id }) => id))
  const explained = everything.filter(({ id }) => chosen.has(id) || (!known.has(id) && !options.only))

  const interruption = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interruption.abort())
  // The launcher may be killed: then this ends too.
  process.once('disconnect', () => interruption.abort())
  process.channel?.unref()
  const progress = progressLine(process.stderr)
  const began = Date.now()
  try {
    const run = await runMutation({
      root,
      sources,
      mutants,
      explained,
      workers: options.workers,
      withSolidity: options.solidity,
      signal: interruption.signal,
      report: progress.report,
    })
    progress.end()
    const summary = summarise(run, (Date.now() - began) / 1000)
    process.stdout.write(options.json ? `${JSON.stringify(summary.json)}\n` : summary.text(options.verbose === true))
    return summary.isGood ? 0 : exitCodes.survived
  } catch (error) {
    progress.end()
    if (!interruption.signal.aborted) throw error
    process.stderr.write('Interrupted: nothing was measured, and nothing is left behind.\n')
    return exitCodes.interrupted
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main(process.argv.slice(2))
  } catch (error) {
    if (error instanceof CommanderError) {
      // Commander has printed what is wrong; help ends well.
      process.exitCode = error.exitCode === 0 ? 0 : exitCodes.badInput
    } else if (error instanceof MutateError) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = exitCodes.notMeasured
    } else {
      console.error(error)
      process.exitCode = exitCodes.notMeasured
    }
  }
}
