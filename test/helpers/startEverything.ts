import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Address, Hex } from 'viem'

/** What `npm start -- --json` prints, and how to break and end it. */
export type Everything = {
  readonly app: string
  readonly service: string
  readonly chain: string
  readonly chainId: number
  readonly ledger: Address
  readonly verifier: Address
  readonly brands: readonly { readonly brandId: Hex; readonly name: string; readonly url: string }[]
  readonly controls: string
  /** The line itself. */
  readonly line: string
  /** The folder everything is kept in. */
  readonly folder: string
  readonly process: ChildProcess
  /** Throws a switch of the control page, e.g. `control('service', { running: false })`. */
  control(path: string, body: unknown): Promise<void>
  /** Ends everything with SIGTERM and waits; the folder stays unless `remove` is set. */
  stop(options?: { readonly remove?: boolean }): Promise<void>
}

/**
 * Where a start looks for free ports: test files run beside each other, and their starts would find the same ones free. So each of the runner's
 * processes has three hundred numbers of its own, and there each start begins anywhere: one that is down keeps its ports for when it is back.
 */
function firstPort(): number {
  const worker = Number(process.env.MOCHA_WORKER_ID ?? 0)
  return 4_200 + 300 * worker + randomInt(290)
}

/** Two generated customers each: enough for those who come with no wish of their own. */
const fewCustomers = 2

/**
 * Runs the start command itself, as a person would, with a state folder of its own. Without options it goes on from a copy of what an earlier
 * start left (`READY_STATE`), where there is one: that takes half of the time.
 */
export async function startEverything(
  options: { readonly folder?: string; readonly customers?: number; readonly args?: readonly string[] } = {},
): Promise<Everything> {
  const folder = options.folder ?? join(mkdtempSync(join(tmpdir(), 'consent-ledger-')), 'start')
  const isGoingOn = existsSync(join(folder, 'state.json'))
  const earlier = process.env.READY_STATE
  if (earlier !== undefined && Object.keys(options).length === 0) cpSync(earlier, folder, { recursive: true })
  const child = spawn(
    process.execPath,
    [
      'scripts/start.ts',
      '--json',
      '--state',
      folder,
      '--customers',
      String(options.customers ?? fewCustomers),
      ...(isGoingOn ? [] : ['--ports', String(firstPort())]),
      ...(options.args ?? []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const atExit = () => child.kill('SIGKILL')
  process.once('exit', atExit)
  let log = ''
  child.stderr?.on('data', (data) => {
    log += data
  })
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`start ended with code ${code}:\n${log}`)))
  })
  const ready = JSON.parse(line) as Omit<Everything, 'line' | 'folder' | 'process' | 'control' | 'stop'>
  return {
    ...ready,
    line,
    folder,
    process: child,
    async control(path, body) {
      const response = await fetch(`${ready.controls}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (!response.ok) throw new Error(`control ${path} answered ${response.status}: ${await response.text()}`)
    },
    async stop({ remove = false } = {}) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit')
        child.kill('SIGTERM')
        await ended
      }
      process.removeListener('exit', atExit)
      if (remove) rmSync(join(folder, '..'), { recursive: true, force: true })
    },
  }
}

/** Reads the local state a start keeps (ports and keys), as a test may. */
export function readLocalState(folder: string): { ports: Record<string, number>; keys: Record<string, Hex> } {
  return JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'))
}
