/** Everything that can be said of the project without running it: formatting, lint, types, generated files, examples, licences. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const bin = (name: string, file: string) => join(dirname(require.resolve(`${name}/package.json`)), file)

const checks: readonly (readonly [title: string, script: string, ...args: string[]])[] = [
  ['TypeScript: format and lint', bin('@biomejs/biome', 'bin/biome'), 'check', '--error-on-warnings'],
  ['Solidity: format', bin('prettier', 'bin/prettier.cjs'), '--check', 'contracts/**/*.sol', 'test/contracts/**/*.sol'],
  ['Solidity: lint', bin('solhint', 'solhint.js'), '--max-warnings', '0', 'contracts/**/*.sol'],
  ['types', bin('typescript', 'bin/tsc'), '--noEmit'],
  ['generated files', join(root, 'scripts/generate.ts'), '--check'],
  ['examples compile', join(root, 'scripts/checkExamples.ts')],
  ['licences', join(root, 'scripts/checkLicences.ts')],
]

function run(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: root })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('exit', (code) => resolve({ code: code ?? 1, output }))
  })
}

let failed = 0
for (const [title, ...command] of checks) {
  const began = Date.now()
  const { code, output } = await run(command)
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)\n`)
  if (code === 0) continue
  failed++
  process.stdout.write(`${output}\n`)
}
if (failed > 0) {
  process.stdout.write('\nFormatting is mended by: npm run format\n')
  process.exit(1)
}
