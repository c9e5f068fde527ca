import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { Client } from 'pg'
import { startPostgres } from '../../scripts/postgres/startPostgres.ts'
import { eventually } from '../sdk/brand/eventually.ts'

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows ?? []
  } finally {
    await client.end()
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

describe('startPostgres', () => {
  it('asks for its password, and keeps over a crash what was committed', async () => {
    const server = await startPostgres()
    try {
      const url = await server.createDatabase('orders')
      await ask(url, 'create table orders (id bigint); insert into orders values (7)')
      const refused = await ask(url.replace(/:\w+@/, ':wrong@'), 'select 1').catch((error: { code: string }) => error)
      expect(refused).to.have.property('code', '28P01')

      await server.crash()
      expect(await isListening(server.port)).to.equal(false)
      await server.restart()

      expect(await ask(url, 'select id from orders')).to.deep.equal([{ id: '7' }])
    } finally {
      await server.stop()
    }
    expect(await isListening(server.port)).to.equal(false)
  })

  it('leaves nothing behind when its process is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-postgres-test-'))
    // Under root the server runs as another user.
    await chmod(folder, 0o755)
    const module = fileURLToPath(new URL('../../scripts/postgres/startPostgres.ts', import.meta.url))
    const script = `import { startPostgres } from ${JSON.stringify(module)}
      const server = await startPostgres()
      console.log(server.port)
      setInterval(() => {}, 1000)`
    const child: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer]
    const port = Number(line.toString())
    expect(await isListening(port)).to.equal(true)

    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended

    await eventually(async () => expect(await isListening(port)).to.equal(false))
    await eventually(async () => expect(readdirSync(folder)).to.deep.equal([]))
    await rm(folder, { recursive: true })
    expect(existsSync(folder)).to.equal(false)
  })
})
