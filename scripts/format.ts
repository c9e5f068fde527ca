/** Formats all TypeScript, CSS, JSON and Solidity of the project in place. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const bin = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file)

const commands = [
  [bin('@biomejs/biome', 'bin/biome'), 'check', '--write'],
  [bin('prettier', 'bin/prettier.cjs'), '--write', 'contracts/**/*.sol', 'test/contracts/**/*.sol'],
]
for (const command of commands) {
  const { status } = spawnSync(process.execPath, command, { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
