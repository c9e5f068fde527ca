import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/**
 * Runs one part of the benchmark in a process of its own. What it says on stderr is passed on.
 * @param script path of the part
 * @returns the object it printed
 * @throws {Error} when it ended badly or did not print one JSON object
 */
export async function runPart(script: string): Promise<Record<string, unknown>> {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--expose-gc', '--max-old-space-size=8192', script],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  const [printed, [code, signal]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  process.off('exit', stop)
  if (code !== 0) throw new Error(`it ended with ${signal ?? `code ${code}`}`)
  const found: unknown = JSON.parse(printed)
  if (typeof found !== 'object' || found === null || Array.isArray(found)) throw new Error('it printed no JSON object')
  return found as Record<string, unknown>
}
