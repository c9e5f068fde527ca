/**
 * The process that holds a PostgreSQL server for `startPostgres`: prepares a temporary folder, runs the server and takes both away when the
 * channel to its parent closes, which happens however the parent ends.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { postgresFolder } from './postgresFolder.ts'
import type { PostgresAnswer, PostgresOrder } from './startPostgres.ts'

const settings = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>
const password = randomBytes(16).toString('hex')
const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-postgres-'))
const data = join(folder, 'data')
const isWindows = process.platform === 'win32'
/** Whom the server runs as, when we are root. */
const runsAs: { readonly uid: number; readonly gid: number } | null =
  process.getuid?.() === 0
    ? {
        uid: Number(execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' })),
        gid: Number(execFileSync('id', ['-g', 'nobody'], { encoding: 'utf8' })),
      }
    : null

let server: ChildProcess | null = null
let port = 0

function answer(message: PostgresAnswer): void {
  if (process.connected) process.send?.(message)
}

/**
 * Copies the programs, so that any user may run them, without what is for building against them only. npm packages hold no symbolic links:
 * the links between the libraries are in a list.
 */
async function copyPrograms(): Promise<void> {
  const source = postgresFolder()
  const target = join(folder, 'native')
  await cp(source, target, { recursive: true, filter: (path) => !path.endsWith('.a') })
  const list = await readFile(join(source, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    // Where the scripts of packages may run, the package has made its links, and the copy leads back into it.
    await rm(join(folder, link.target), { force: true })
    await symlink(relative(dirname(link.target), link.source), join(folder, link.target))
  }
}

const programOf = (name: string) => join(folder, 'native/bin', isWindows ? `${name}.exe` : name)

/** Runs a program to its end. */
async function run(name: string, args: readonly string[]): Promise<void> {
  const child = spawn(programOf(name), args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...runsAs })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${name} ended with code ${code}: ${said.trim()}`)
}

async function makeCluster(): Promise<void> {
  if (runsAs) await chmod(folder, 0o755)
  await copyPrograms()
  await mkdir(data, { mode: 0o700 })
  const passwordFile = join(folder, 'password')
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (runsAs) {
    await chown(data, runsAs.uid, runsAs.gid)
    await chown(passwordFile, runsAs.uid, runsAs.gid)
  }
  const account = ['--username=guard', `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
  await run('initdb', [`--pgdata=${data}`, ...account, '--encoding=UTF8', '--no-locale', '--no-sync'])
  await rm(passwordFile)
}

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port: free } = listener.address() as { port: number }
  listener.close()
  await once(listener, 'close')
  return free
}

async function start(): Promise<void> {
  const fixed = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' }
  const chosen = Object.entries({ fsync: 'off', max_connections: '200', ...settings, ...fixed })
  const args = ['-D', data, ...chosen.flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const child = spawn(programOf('postgres'), args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...runsAs })
  server = child
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`postgres ended with code ${code}: ${said.trim()}`)))
    // Read to the end of its life: a full pipe would stop the server.
    child.stderr.on('data', (text) => {
      said = `${said}${text}`.slice(-4_000)
      if (said.includes('ready to accept connections')) resolve()
    })
  })
}

/** SIGQUIT is PostgreSQL's "immediate shutdown": nothing is written any more, the next start recovers from the log. */
async function quit(): Promise<void> {
  const child = server
  server = null
  if (child === null || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(isWindows ? 'SIGKILL' : 'SIGQUIT')
  await ended
}

async function end(): Promise<void> {
  await quit()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  process.exit()
}

process.on('disconnect', end)
// A signal to the whole group (Ctrl-C) ends the parent, and by that this process in good order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined)
process.on('message', (order: PostgresOrder) => {
  const done = order === 'crash' ? quit() : start()
  done.then(
    () => answer({ port, password }),
    (error: Error) => answer({ error: error.message }),
  )
})

try {
  await makeCluster()
  // Another process may take the port in between: then try another.
  for (let attempt = 1; ; attempt++) {
    port = await freePort()
    try {
      await start()
      break
    } catch (error) {
      if (attempt === 3) throw error
    }
  }
  if (!process.connected) await end()
  answer({ port, password })
} catch (error) {
  answer({ error: (error as Error).message })
  if (!process.connected) await end()
}
