import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

export type Postgres = {
  /** Of the database `postgres`, with the password in it. */
  readonly url: string
  readonly port: number
  /** Makes an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>
  /** Ends the server at once, as a crash does: connections break, what was not committed is lost. */
  crash(): Promise<void>
  /** Starts the server again after `crash`, on the same port and with the same data. */
  restart(): Promise<void>
  /** Ends the server and deletes its data. */
  stop(): Promise<void>
}

export type PostgresOptions = {
  /** Settings of postgresql.conf. The server waits for no disk unless `fsync: 'on'` is among them. */
  readonly settings?: Readonly<Record<string, string>>
}

/** What the server's process answers. */
export type PostgresAnswer = { readonly port: number; readonly password: string } | { readonly error: string }

/** What the server's process is asked. */
export type PostgresOrder = 'crash' | 'restart'

/**
 * Starts a real PostgreSQL server on a free port of the loopback interface, in a temporary folder, and waits until it answers. It is stopped
 * and deleted when this process ends, however it ends. Under root it runs as `nobody`: PostgreSQL refuses root.
 *
 * @throws {Error} when its programs are not installed or it does not start, with what it said
 */
export async function startPostgres({ settings = {} }: PostgresOptions = {}): Promise<Postgres> {
  const program = fileURLToPath(new URL('./postgresServer.ts', import.meta.url))
  const child: ChildProcess = fork(program, [JSON.stringify(settings)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const ended = once(child, 'exit')
  ended.catch(() => undefined)

  /** Waits for an answer; between two orders the child must not keep this process alive. */
  async function readAnswer(): Promise<{ port: number; password: string }> {
    child.ref()
    child.channel?.ref()
    const [answer] = (await Promise.race([
      once(child, 'message'),
      ended.then(() => [{ error: 'the process of the server ended' }]),
    ])) as [PostgresAnswer]
    child.unref()
    child.channel?.unref()
    if ('error' in answer) {
      if (child.connected) child.disconnect()
      throw new Error(`PostgreSQL did not start: ${answer.error}`)
    }
    return answer
  }

  async function order(order: PostgresOrder): Promise<void> {
    child.send(order)
    await readAnswer()
  }

  const { port, password } = await readAnswer()
  const urlOf = (database: string) => `postgres://guard:${password}@127.0.0.1:${port}/${database}`

  return {
    url: urlOf('postgres'),
    port,
    async createDatabase(name) {
      const client = new Client({ connectionString: urlOf('postgres') })
      await client.connect()
      try {
        await client.query(`create database ${client.escapeIdentifier(name)}`)
      } finally {
        await client.end()
      }
      return urlOf(name)
    },
    crash: () => order('crash'),
    restart: () => order('restart'),
    async stop() {
      child.ref()
      if (child.connected) child.disconnect()
      await ended
    },
  }
}
