import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { PackageError } from './packageError.ts'

/**
 * Runs a script with a Node and waits for it.
 *
 * @param node path of the Node to run it with; npm and its scripts find the same one
 * @param args the script and its arguments
 * @param options.title what is done, for the message of the error
 * @returns what it wrote to stdout
 * @throws {PackageError} when it ends with another code than 0; the message holds all that it wrote
 */
export async function runProgram(
  node: string,
  args: readonly string[],
  { cwd, title, env = {} }: { readonly cwd: string; readonly title: string; readonly env?: Record<string, string> },
): Promise<string> {
  const separator = process.platform === 'win32' ? ';' : ':'
  const child = spawn(node, args, {
    cwd,
    env: { ...process.env, PATH: `${dirname(node)}${separator}${process.env.PATH}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (errors += data))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code === 0) return output
  throw new PackageError(`${title} failed (code ${code}):\n${output}${errors}`.trimEnd())
}
