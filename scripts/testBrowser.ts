/**
 * Runs the browser tests, two files at a time, the slowest first: they wait for chains and pages more than they work. What they share is there
 * before, a Chromium, the builds and a first start of everything, so that no test has to wait for them.
 */
import { spawn } from 'node:child_process'
import { globSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { findChromium } from './chromium.ts'
import { buildAll } from './start/builds.ts'

const require = createRequire(import.meta.url)
const mocha = join(dirname(require.resolve('mocha/package.json')), 'bin/mocha.js')

const { executablePath, env } = await findChromium()
process.stdout.write(`browser: ${executablePath}\n`)
const say = (text: string) => process.stdout.write(`${text}\n`)
await buildAll(say)

/** Whoever begins last ends last: what takes longest does not wait for the end. */
const slowest = ['requestFlows', 'story', 'otherDoors', 'wallets', 'views', 'oneBrowser']
const place = (file: string) => {
  const index = slowest.indexOf(basename(file, '.test.ts'))
  return index < 0 ? slowest.length : index
}

const given = process.argv.slice(2)
const files = given.length > 0 ? given : globSync('test/e2e/**/*.test.ts')
files.sort((one, other) => place(one) - place(other) || statSync(other).size - statSync(one).size)
const child = spawn(
  process.execPath,
  [mocha, '--require', 'test/e2e/readyState.ts', '--parallel', '--jobs', '2', ...files],
  {
    env: { ...process.env, ...env, CHROMIUM_PATH: executablePath },
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
