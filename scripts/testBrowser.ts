/** Runs the browser tests: finds or fetches a Chromium first, so that no test has to wait for that. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { findChromium } from './chromium.ts'

const require = createRequire(import.meta.url)
const mocha = join(dirname(require.resolve('mocha/package.json')), 'bin/mocha.js')

const { executablePath, env } = await findChromium()
process.stdout.write(`browser: ${executablePath}\n`)
const files = process.argv.slice(2)
const child = spawn(process.execPath, [mocha, ...(files.length > 0 ? files : ['test/e2e/**/*.test.ts'])], {
  env: { ...process.env, ...env, CHROMIUM_PATH: executablePath },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => process.exit(code ?? 1))
