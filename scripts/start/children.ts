import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopWith } from './stopWith.ts'

export type Child = {
  readonly name: string
  readonly process: ChildProcess
  /** The first JSON line with `"ready":true`. */
  readonly ready: Promise<Record<string, unknown>>
  /** Resolves when the process has ended. */
  readonly ended: Promise<void>
  isStopping: boolean
}

type ChildOptions = {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly logFile: string
  /** Called when the process ends although nobody stopped it. */
  readonly onUnexpectedEnd: (name: string, lastLines: readonly string[]) => void
}

/**
 * Starts a process that dies with this one: Node children see their IPC channel close.
 * Its output goes to a log file; the last lines are kept for the message when it fails.
 */
export function startChild(options: ChildOptions): Child {
  const log = createWriteStream(options.logFile, { flags: 'a', mode: 0o600 })
  const child = spawn(options.command, options.args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const lastLines: string[] = []
  const keep = (line: string) => {
    log.write(`${line}\n`)
    lastLines.push(line)
    if (lastLines.length > 12) lastLines.shift()
  }
  let isReady = false
  const ready = new Promise<Record<string, unknown>>((resolve, reject) => {
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        keep(line)
        if (isReady || !line.includes('"ready":true')) return
        isReady = true
        resolve(JSON.parse(line) as Record<string, unknown>)
      })
    }
    child.once('exit', () => reject(new Error(`${options.name} ended before it was ready:\n${lastLines.join('\n')}`)))
    child.once('error', reject)
  })
  ready.catch(() => {})
  if (child.stderr) createInterface({ input: child.stderr }).on('line', keep)
  const self: Child = {
    name: options.name,
    process: child,
    ready,
    ended: new Promise((resolve) => child.once('exit', () => log.end(resolve))),
    isStopping: false,
  }
  child.once('exit', () => {
    if (!self.isStopping) options.onUnexpectedEnd(options.name, lastLines)
  })
  return self
}

/** Waits for the ready line, for at most the given seconds. */
export async function waitUntilReady(child: Child, seconds: number): Promise<Record<string, unknown>> {
  const outcome = await Promise.race([
    child.ready.catch((error: Error) => error),
    sleep(seconds * 1000, undefined, { ref: false }),
  ])
  if (outcome instanceof Error) stopWith(outcome.message)
  if (outcome === undefined) stopWith(`${child.name} did not answer within ${seconds} s.`)
  return outcome
}

/** Asks a process to end, waits, and kills it when it does not. */
export async function stopChild(child: Child, seconds = 8): Promise<void> {
  child.isStopping = true
  if (child.process.exitCode !== null || child.process.signalCode !== null) return
  child.process.kill('SIGCONT')
  child.process.kill('SIGTERM')
  const killer = setTimeout(() => child.process.kill('SIGKILL'), seconds * 1000)
  await child.ended
  clearTimeout(killer)
}
