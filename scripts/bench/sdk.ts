/**
 * Measures the SDK. Each part is a script of its own, `scripts/bench/sdk/<part>.ts`, that prints one JSON object with its own top-level keys on
 * stdout and its progress on stderr. The parts run one after another, each in a process of its own, so that none finds another's memory.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import { plainRows } from './sdk/plainRows.ts'
import { runPart } from './sdk/runPart.ts'

/** In the order they run. A new part is one line here and its script. */
const parts = ['check', 'audience', 'memory', 'start', 'verify', 'merkle', 'sync', 'use'] as const

type Options = { json?: true; only?: string[] }

const scriptOf = (part: string) => fileURLToPath(new URL(`./sdk/${part}.ts`, import.meta.url))

function parseParts(text: string): string[] {
  const wanted = text.split(',').map((part) => part.trim())
  const unknown = wanted.find((part) => !(parts as readonly string[]).includes(part))
  if (unknown === undefined) return wanted
  throw new InvalidArgumentError(`"${unknown}" is no part. The parts are: ${parts.join(', ')}.`)
}

const command = new Command('bench:sdk')
  .description('Measures what the SDK does in a second and what it needs of memory, beside what one would use instead.')
  .option('--json', 'print one line of JSON')
  .option('--only <parts>', 'only these parts, with commas between them', parseParts)
  .addHelpText(
    'after',
    `
Parts: ${parts.join(', ')}
Progress goes to stderr, the answer to stdout (use "npm run --silent bench:sdk -- --json" to pipe it on).
Exit codes: 0 everything was measured; 1 a part failed; 2 bad input.`,
  )
  .exitOverride()

async function main(args: readonly string[]): Promise<number> {
  const { json, only } = command.parse(args, { from: 'user' }).opts<Options>()
  const measured: Record<string, unknown> = {}
  let failures = 0
  for (const part of only ?? parts) {
    if (!existsSync(scriptOf(part))) {
      process.stderr.write(`Part ${part} is missing: there is no scripts/bench/sdk/${part}.ts.\n`)
      failures++
      continue
    }
    process.stderr.write(`${part} …\n`)
    try {
      const found = await runPart(scriptOf(part))
      const taken = Object.keys(found).find((key) => Object.hasOwn(measured, key))
      if (taken !== undefined) throw new Error(`another part has measured "${taken}" already`)
      Object.assign(measured, found)
    } catch (error) {
      process.stderr.write(`Part ${part} failed: ${(error as Error).message}\n`)
      failures++
    }
  }
  process.stdout.write(json ? `${JSON.stringify(measured)}\n` : `${plainRows(measured)}\n`)
  return failures === 0 ? 0 : 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
