/**
 * Runs every test of the project in this order: checks, contracts, SDK, service, examples, commands, app, faults, browser.
 *
 *   npm test                 everything
 *   npm test -- sdk browser  only these parts
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failuresOf } from './test/failuresOf.ts'

const require = createRequire(import.meta.url)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file)
const mocha = bin('mocha', 'bin/mocha.js')
const hardhat = bin('hardhat', 'dist/src/cli.js')

type Part = { readonly name: string; readonly title: string; readonly commands: readonly (readonly string[])[] }

/** Files that wait for chains and processes more than they work: each has its own, so some run beside each other. */
const together = ['--parallel', '--jobs', '3']

const mochaPart = (name: string, title: string, ...args: string[]): Part => ({
  name,
  title,
  commands: [[mocha, ...args]],
})

const parts: readonly Part[] = [
  { name: 'check', title: 'format, lint, types, generated files', commands: [[join(root, 'scripts/check.ts')]] },
  {
    name: 'contracts',
    title: 'contracts on an in-process chain',
    commands: [[hardhat, 'test']],
  },
  mochaPart('sdk', 'SDK, with real chains and stores', 'test/sdk/**/*.test.ts', ...together),
  mochaPart('service', 'public service as a process', 'test/service/**/*.test.ts', ...together),
  mochaPart('examples', 'shops and demo wallet', 'test/examples/**/*.test.ts', ...together),
  mochaPart('scripts', 'commands', 'test/scripts/**/*.test.ts', ...together),
  mochaPart('findings', 'bugs found earlier', 'test/findings/**/*.test.ts', ...together),
  mochaPart('app', 'app without a browser', 'test/frontend/**/*.test.ts', ...together),
  mochaPart('faults', 'the running whole, broken on purpose', 'test/faults/**/*.test.ts'),
  {
    name: 'browser',
    title: 'everything in Chromium, real processes',
    commands: [[join(root, 'scripts/testBrowser.ts')]],
  },
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no part "${unknown[0]}". Parts: ${parts.map(({ name }) => name).join(', ')}.\n`)
  process.exit(2)
}

let passed = 0
let failed = 0
const said: string[] = []
let running: ReturnType<typeof spawn> | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    running?.kill(signal)
    process.exit(1)
  })
}

/** Shows a runner's output as it comes and counts its "N passing" and "N failing" lines. */
function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
      cwd: root,
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running = child
    let output = ''
    child.stdout.on('data', (data) => {
      output += data
      process.stdout.write(data)
    })
    child.stderr.on('data', (data) => {
      output += data
      process.stderr.write(data)
    })
    child.on('exit', (code) => {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes of the runner are taken out.
      const plain = output.replace(/\u001b\[[0-9;]*m/g, '')
      // Hardhat sums up its two runners in a line of its own, `254 passing (11 solidity, 243 mocha)`; only that one counts then.
      const sum = /^(\d+) passing \(.*(?:solidity|mocha)/m.exec(plain)?.[1]
      const counts = sum ? [sum] : [...plain.matchAll(/^\s*(\d+) passing\b/gm)].map(([, count]) => count)
      passed += counts.reduce((total, count) => total + Number(count), 0)
      const failures = [...plain.matchAll(/^\s*(\d+) failing\b/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
      failed += code === 0 ? 0 : Math.max(1, failures)
      said.push(...failuresOf(plain))
      resolve(code ?? 1)
    })
  })
}

const times: string[] = []
for (const part of parts) {
  if (wanted.length > 0 && !wanted.includes(part.name)) continue
  const globs = part.commands[0]?.slice(1).filter((argument) => argument.includes('*')) ?? []
  if (globs.length > 0 && globs.every((glob) => globSync(glob, { cwd: root }).length === 0)) continue
  const began = Date.now()
  process.stdout.write(`\n=== ${part.name}: ${part.title}\n`)
  let isGreen = true
  for (const command of part.commands) {
    if (!existsSync(command[0] as string)) throw new Error(`${command[0]} is missing`)
    if ((await run(command)) !== 0) isGreen = false
  }
  times.push(`${isGreen ? 'ok  ' : 'FAIL'} ${part.name} ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

process.stdout.write(`\n${[...times, ...said].join('\n')}\n\n${passed} passed, ${failed} failed\n`)
process.exit(failed > 0 || passed === 0 ? 1 : 0)
