import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../service/src/main.ts', import.meta.url))

/** The service as a process of its own, as an operator runs it. */
export type ServiceProcess = {
  readonly url: string
  readonly pid: number
  /** All it has written to standard error, which is its log. */
  log(): string
  request(path: string, init?: RequestInit): Promise<Response>
  post(path: string, body: unknown): Promise<Response>
  /** Ends it orderly and answers its exit code. */
  stop(): Promise<number | null>
  /** Ends it with SIGKILL. */
  kill(): Promise<void>
  /** Ends the channel to its parent, as the parent's end would, and answers its exit code. */
  orphan(): Promise<number | null>
}

/** How a process that never got ready ended. */
export type FailedStart = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the service until it ends by itself. */
export async function runService(env: Record<string, string>): Promise<FailedStart> {
  const child = spawnService(env)
  const output = collect(child)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...output() }
}

/** Starts the service and waits until it says that it is ready. */
export async function startService(env: Record<string, string>, args: readonly string[] = []): Promise<ServiceProcess> {
  const child = spawnService({ POLL_INTERVAL: '100', LOG_LEVEL: 'debug', ...env }, args)
  const output = collect(child)
  // Not `close`: that one never comes once the channel was given up from this side.
  const closed = once(child, 'exit')
  const killAtExit = () => child.kill('SIGKILL')
  process.once('exit', killAtExit)
  closed.then(() => process.removeListener('exit', killAtExit))

  const ready = await new Promise<{ ready: boolean; url: string }>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const { stdout } = output()
      if (stdout.includes('\n')) resolve(JSON.parse(stdout))
    })
    closed.then(([code]) => reject(new Error(`the service ended with code ${code}: ${output().stderr}`)))
  })

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    const [code] = (await closed) as [number | null]
    return code
  }

  const request = (path: string, init?: RequestInit) => fetch(`${ready.url}${path}`, init)
  return {
    url: ready.url,
    pid: child.pid as number,
    log: () => output().stderr,
    request,
    post: (path, body) =>
      request(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    stop: () => end('SIGTERM'),
    async kill() {
      await end('SIGKILL')
    },
    async orphan() {
      child.disconnect()
      const [code] = (await closed) as [number | null]
      return code
    },
  }
}

function spawnService(env: Record<string, string>, args: readonly string[] = []): ChildProcess {
  const { PATH = '', NODE_OPTIONS = '' } = process.env
  return spawn(process.execPath, ['--no-warnings', main, ...args], {
    env: { PATH, NODE_OPTIONS, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
}

function collect(child: ChildProcess): () => { stdout: string; stderr: string } {
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  return () => ({ stdout, stderr })
}
