/**
 * Runs every test of the project: first the checks, which also compile the contracts, then two parts at a time, and last what needs a browser,
 * which keeps a machine busy by itself.
 *
 *   npm test                 everything
 *   npm test -- sdk browser  only these parts
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildAll } from './start/builds.ts'

const require = createRequire(import.meta.url)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file)
const mocha = bin('mocha', 'bin/mocha.js')
const hardhat = bin('hardhat', 'dist/src/cli.js')

type Part = { readonly name: string; readonly title: string; readonly command: readonly string[] }

/** Files that wait for chains and processes more than they work: each has its own, so some run beside each other. */
const together = ['--parallel', '--jobs', '3']

const mochaPart = (name: string, title: string, ...args: string[]): Part => ({ name, title, command: [mocha, ...args] })

/** How many parts of a group run at a time. */
const besideEachOther = 2

/**
 * One group after the other; within a group those that take longest come first. But commands that compile the contracts come after the part that
 * compiles their tests: both write into the same folder.
 */
const groups: readonly (readonly Part[])[] = [
  [{ name: 'check', title: 'format, lint, types, generated files', command: [join(root, 'scripts/check.ts')] }],
  [
    mochaPart('sdk', 'SDK, with real chains and stores', 'test/sdk/**/*.test.ts', ...together),
    { name: 'contracts', title: 'contracts on an in-process chain', command: [hardhat, 'test'] },
    mochaPart('scripts', 'commands', 'test/scripts/**/*.test.ts', ...together),
    mochaPart('faults', 'the running whole, broken on purpose', 'test/faults/**/*.test.ts'),
    mochaPart('service', 'public service as a process', 'test/service/**/*.test.ts', ...together),
    mochaPart('examples', 'shops and demo wallet', 'test/examples/**/*.test.ts', ...together),
    mochaPart('app', 'app without a browser', 'test/frontend/**/*.test.ts', ...together),
    mochaPart('findings', 'bugs found earlier', 'test/findings/**/*.test.ts', ...together),
  ],
  [
    {
      name: 'browser',
      title: 'everything in Chromium, real processes',
      command: [join(root, 'scripts/testBrowser.ts')],
    },
  ],
]
const parts = groups.flat()

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no part "${unknown[0]}". Parts: ${parts.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}

let passed = 0
let failed = 0
const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of running) child.kill(signal)
    process.exit(1)
  })
}

/** Runs one command. Hands on its output as it comes and counts its "N passing" and "N failing" lines. */
function run(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  say: (text: string) => void,
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      env: { ...process.env, ...env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    let output = ''
    const hear = (text: string) => {
      output += text
      say(text)
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    child.on('close', (code) => {
      running.delete(child)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes of the runner are taken out.
      const plain = output.replace(/\u001b\[[0-9;]*m/g, '')
      // Hardhat sums up its two runners in a line of its own, `254 passing (11 solidity, 243 mocha)`; only that one counts then.
      const sum = /^(\d+) passing \(.*(?:solidity|mocha)/m.exec(plain)?.[1]
      const counts = sum ? [sum] : [...plain.matchAll(/^\s*(\d+) passing\b/gm)].map(([, count]) => count)
      passed += counts.reduce((total, count) => total + Number(count), 0)
      const failures = [...plain.matchAll(/^\s*(\d+) failing\b/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
      failed += code === 0 ? 0 : Math.max(1, failures)
      resolve(code ?? 1)
    })
  })
}

/** What parts print, in the order they began: the first that has not ended is shown as it goes, those after it once it has. */
const outputs: { text: string; hasEnded: boolean }[] = []
function show(): void {
  for (let first = outputs[0]; first !== undefined; first = outputs[0]) {
    process.stdout.write(first.text)
    first.text = ''
    if (!first.hasEnded) return
    outputs.shift()
  }
}

const times: string[] = []
/** @param seat which of those beside each other it is: each looks for free ports in a place of its own */
async function runPart({ name, title, command }: Part, seat: number): Promise<void> {
  if (!existsSync(command[0] as string)) throw new Error(`${command[0]} is missing`)
  const output = { text: `\n=== ${name}: ${title}\n`, hasEnded: false }
  outputs.push(output)
  const began = Date.now()
  const code = await run(command, { TEST_SEAT: String(seat) }, (text) => {
    output.text += text
    show()
  })
  times.push(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} ${((Date.now() - began) / 1000).toFixed(1)} s`)
  output.hasEnded = true
  show()
}

for (const [index, group] of groups.entries()) {
  const chosen = group.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  if (chosen.length === 0) continue
  // What several parts need is there before them: two that find it missing would build it at once.
  if (index > 0 && chosen.length > 1) await buildAll((text) => process.stdout.write(`${text}\n`))
  const left = chosen.values()
  const takeNext = async (seat: number) => {
    for (const part of left) await runPart(part, seat)
  }
  await Promise.all(Array.from({ length: besideEachOther }, (_, seat) => takeNext(seat)))
}

process.stdout.write(`\n${times.join('\n')}\n\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
