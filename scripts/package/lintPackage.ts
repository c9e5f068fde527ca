import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { PackageError } from './packageError.ts'
import { runProgram } from './runProgram.ts'

const require = createRequire(import.meta.url)

/**
 * Asks publint (the folder; its warnings and suggestions count) and Are the types wrong? (the tarball) what they make of the package. Neither
 * asks the network.
 *
 * @param folder the package, as `buildPackage` makes it
 * @param tarball path of the tarball made of it
 * @returns what they find fault with, in their own words; empty when nothing
 */
export async function lintPackage(folder: string, tarball: string): Promise<string[]> {
  const { messages, pkg } = await publint({ pkgDir: folder, pack: false })
  const problems = messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`)

  const attw = join(dirname(require.resolve('@arethetypeswrong/cli/package.json')), 'dist/index.js')
  // Only ES modules are published: that CommonJS gets them with a dynamic import alone is meant.
  const options = ['--profile', 'esm-only', '--no-definitely-typed', '--no-emoji', '--no-color', '--format', 'ascii']
  try {
    await runProgram(process.execPath, [attw, ...options, tarball], { cwd: folder, title: 'Are the types wrong?' })
  } catch (error) {
    if (!(error instanceof PackageError)) throw error
    problems.push(error.message)
  }
  return problems
}
