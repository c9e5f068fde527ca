/**
 * Pictures every key screen in three languages, two themes and two widths, for people to look at.
 *
 *   npm run screenshots              into .local/screens, with one sheet per screen and width
 *   npm run screenshots -- <folder>
 */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium } from './chromium.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const mocha = join(dirname(createRequire(import.meta.url).resolve('mocha/package.json')), 'bin/mocha.js')
const folder = resolve(process.argv[2] ?? join(root, '.local/screens'))

const { executablePath, env } = await findChromium()
const child = spawn(process.execPath, [mocha, 'test/e2e/screens/screens.ts'], {
  cwd: root,
  env: { ...process.env, ...env, CHROMIUM_PATH: executablePath, SCREENS_FOLDER: folder },
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  if (code === 0) process.stdout.write(`Pictures: ${folder}\n`)
  process.exit(code ?? 1)
})
