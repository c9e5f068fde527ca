/**
 * Runs anvil and keeps its chain in a file. A process of its own, so that anvil dies with the start command even when that is killed:
 * the IPC channel closes, this process saves the chain and ends anvil. When anvil itself dies, it is started again from the file.
 *
 * Environment: PORT, STATE_FILE, HOME_DIR. Signals: SIGTERM saves and ends; SIGUSR2 pauses or resumes the chain.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { anvilBinary, anvilFlags } from '../anvilBinary.ts'
import { writeWhole } from '../writeWhole.ts'

const port = process.env.PORT as string
const stateFile = process.env.STATE_FILE as string
const home = process.env.HOME_DIR as string
const url = `http://127.0.0.1:${port}`

let anvil: ChildProcess | undefined
let isPaused = false
let isEnding = false
let savedBlock = -1n
let restarts = 0
let saving: Promise<void> = Promise.resolve()

async function rpc<T>(method: string, params: readonly unknown[] = []): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    signal: AbortSignal.timeout(30_000),
  })
  const body = (await response.json()) as { result?: T; error?: { message: string } }
  if (body.error) throw new Error(`${method}: ${body.error.message}`)
  return body.result as T
}

async function launch(): Promise<void> {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(home, { recursive: true })
  const args = ['--host', '127.0.0.1', '--port', port, '--block-time', '2', '--accounts', '1', '--balance', '0']
  args.push(...anvilFlags)
  if (existsSync(stateFile)) args.push('--load-state', stateFile)
  const child = spawn(anvilBinary(), args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, HOME: home },
  })
  anvil = child
  process.send?.({ anvilPid: child.pid })
  child.on('error', (error) => {
    process.stderr.write(`anvil could not be started: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (isEnding) return
    process.stderr.write(`anvil ended by itself (code ${code}, signal ${signal}); starting it from the saved chain\n`)
    restarts++
    if (restarts > 5) process.exit(1)
    launch().then(() => {
      // Who paused the chain still thinks so.
      if (isPaused) anvil?.kill('SIGSTOP')
    }, fail)
  })
  for (let attempt = 0; ; attempt++) {
    try {
      await rpc('eth_chainId')
      return
    } catch (error) {
      if (attempt > 400) throw error
      await sleep(25)
    }
  }
}

/** Writes the whole chain; the file is the old or the new one, never a half. */
async function save(): Promise<void> {
  const block = BigInt(await rpc<string>('eth_blockNumber'))
  if (block === savedBlock) return
  const dump = Buffer.from((await rpc<string>('anvil_dumpState', [false])).slice(2), 'hex')
  const isGzip = dump[0] === 0x1f && dump[1] === 0x8b
  writeWhole(stateFile, isGzip ? gunzipSync(dump) : dump)
  savedBlock = block
}

/** Saves every second while the chain is small; the pause grows with the time a save takes, so that saving never fills a core. */
async function keepSaving(): Promise<void> {
  while (!isEnding) {
    let pause = 1000
    if (!isPaused) {
      const began = Date.now()
      saving = save().catch(() => {}) // Not reachable just now: the next round tries again.
      await saving
      pause = Math.max(1000, 20 * (Date.now() - began))
    }
    await sleep(pause, undefined, { ref: false })
  }
}

async function end(): Promise<void> {
  if (isEnding) return
  isEnding = true
  if (isPaused) anvil?.kill('SIGCONT')
  await saving
  await save().catch((error: Error) => process.stderr.write(`the chain could not be saved: ${error.message}\n`))
  anvil?.kill('SIGKILL')
  rmSync(home, { recursive: true, force: true })
  process.exit(0)
}

function fail(error: Error): void {
  process.stderr.write(`the chain could not be started: ${error.message}\n`)
  anvil?.kill('SIGKILL')
  process.exit(1)
}

for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
process.on('SIGINT', () => {}) // Ctrl-C reaches the whole terminal group: the start command decides the order of ending.
process.on('disconnect', () => void end())
process.on('SIGUSR2', () => {
  isPaused = !isPaused
  anvil?.kill(isPaused ? 'SIGSTOP' : 'SIGCONT')
})
setInterval(() => {
  restarts = 0
}, 60_000).unref()

await launch().catch(fail)
process.stdout.write(`${JSON.stringify({ ready: true, url, pid: anvil?.pid })}\n`)
void keepSaving()
