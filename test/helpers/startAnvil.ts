import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { anvilBinary, anvilFlags } from '../../scripts/anvilBinary.ts'

export type Anvil = {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** Sends one JSON-RPC request and returns its result. */
  rpc<T = unknown>(method: string, params?: readonly unknown[]): Promise<T>
  /** Ends the process and waits for it; state is written when a state file was given. */
  stop(): Promise<void>
  /** Kills the process with SIGKILL and waits for it. */
  kill(): Promise<void>
}

export type AnvilOptions = {
  /** Seconds between blocks; a block per transaction when absent. */
  readonly blockTime?: number
  /** File the chain is kept in. */
  readonly state?: string
  /** Port to listen on; a free one when absent. */
  readonly port?: number
  readonly args?: readonly string[]
  /** Instead of the flags every local chain runs with. */
  readonly flags?: readonly string[]
}

/** A port that was free a moment ago on the loopback interface. */
export async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/** Starts a real anvil on loopback (chain 31337, Cancun rules; only the states of the last few hundred blocks are kept, as on a pruned node) and waits until it answers. */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const port = options.port ?? (await freePort())
  const home = mkdtempSync(join(tmpdir(), 'consent-ledger-anvil-'))
  const args = [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    ...(options.flags ?? anvilFlags),
    ...(options.args ?? []),
  ]
  if (options.blockTime !== undefined) args.push('--block-time', String(options.blockTime))
  if (options.state !== undefined) args.push('--state', options.state, '--state-interval', '1')
  const child: ChildProcess = spawn(anvilBinary(), args, { stdio: 'ignore', env: { ...process.env, HOME: home } })
  const closed = once(child, 'exit')
  const url = `http://127.0.0.1:${port}`

  async function rpc<T>(method: string, params: readonly unknown[] = []): Promise<T> {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    const body = (await response.json()) as { result?: T; error?: { message: string } }
    if (body.error) throw new Error(`${method}: ${body.error.message}`)
    return body.result as T
  }

  async function end(signal: NodeJS.Signals) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGCONT')
      child.kill(signal)
    }
    await closed
    process.removeListener('exit', atExit)
    rmSync(home, { recursive: true, force: true })
  }

  const atExit = () => {
    child.kill('SIGKILL')
    rmSync(home, { recursive: true, force: true })
  }
  process.once('exit', atExit)

  for (let attempt = 0; ; attempt++) {
    if (child.exitCode !== null) throw new Error(`anvil ended with code ${child.exitCode} before it answered`)
    try {
      await rpc('eth_chainId')
      break
    } catch (error) {
      if (attempt > 300) {
        child.kill('SIGKILL')
        throw error
      }
      await sleep(50)
    }
  }
  return { url, port, pid: child.pid as number, rpc, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
