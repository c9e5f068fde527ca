import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { getBrand, getLatestNotice } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { createPublicClient, http } from 'viem'
import { descendantsOf, type ProcessRow, stillRunning } from '../helpers/descendantsOf.ts'
import { type Everything, readLocalState, startEverything } from '../helpers/startEverything.ts'
import { eventually } from '../service/eventually.ts'

/** All files below a folder that a crash in the middle of writing would leave. */
function halfWritten(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.new'))
}

async function untilNone(rows: readonly ProcessRow[], seconds = 15): Promise<void> {
  for (let attempt = 0; attempt < seconds * 10; attempt++) {
    if (stillRunning(rows).length === 0) return
    await sleep(100)
  }
  expect(stillRunning(rows), 'processes that outlived the start command').to.deep.equal([])
}

/** Ends the start command by a signal. Returns its exit code and everything it had started. */
async function endBy(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<{ code: number | null; rows: ProcessRow[] }> {
  const rows = descendantsOf(child.pid as number)
  const ended = once(child, 'exit')
  child.kill(signal)
  const [code] = await ended
  return { code, rows }
}

async function listen(port: number): Promise<Server> {
  const server = createServer()
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** A start that is expected to refuse. */
async function refusal(folder: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, ['scripts/start.ts', '--json', '--state', folder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (data) => (stdout += data))
  child.stderr?.on('data', (data) => (stderr += data))
  const killer = setTimeout(() => child.kill('SIGTERM'), 20_000)
  const [code] = await once(child, 'close')
  clearTimeout(killer)
  return { code, stdout, stderr }
}

describe('npm start', function () {
  let folder: string
  let running: Everything | undefined
  // Each test goes on where the one before it ended.
  this.bail(true)
  before(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'consent-ledger-')), 'start')
  })
  after(async () => {
    await running?.stop()
    rmSync(join(folder, '..'), { recursive: true, force: true })
  })

  /** What must be the same at every start of one folder. */
  const keptOf = ({ app, service, chain, chainId, ledger, verifier, brands, controls }: Everything) => ({
    app,
    service,
    chain,
    chainId,
    ledger,
    verifier,
    brands,
    controls,
  })

  it('refuses options it does not know or cannot read', async () => {
    for (const [args, said] of [
      [['--frehs'], "unknown option '--frehs'"],
      [['--customers', 'many'], 'Give a whole number'],
      [['--customers', '-1'], 'Give a whole number'],
      [['--ports', '80'], 'Give a port from 1024 to 65535'],
      [['surplus'], 'too many arguments'],
    ] as const) {
      const { code, stdout, stderr } = await refusal(folder, ...args)
      expect(code, said).to.equal(1)
      expect(stderr).to.include(said)
      expect(stdout).to.equal('')
    }
    expect(existsSync(folder)).to.equal(false)
  })

  it('that is ended while it records generated customers leaves nothing, and goes on at the next start', async function () {
    this.timeout(150_000)
    const child = spawn(process.execPath, ['scripts/start.ts', '--json', '--state', folder, '--customers', '3'], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let log = ''
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`start ended with code ${code}:\n${log}`)))
      child.stderr?.on('data', (data) => {
        log += data
        if (log.includes('generated customers …')) resolve()
      })
    })
    await sleep(1_500)
    const { code, rows } = await endBy(child, 'SIGTERM')
    expect(code).to.equal(0)
    expect(log).to.include('Stopping').and.not.to.include('Stopped')
    expect(rows.map(({ command }) => command).join('\n'))
      .to.include('seed.ts')
      .and.to.include('anvil')
    await untilNone(rows)
    expect(halfWritten(folder)).to.deep.equal([])
    expect(existsSync(`${folder}.lock`)).to.equal(false)

    running = await startEverything({ folder, customers: 3 })
    const client = createPublicClient({ transport: http(running.chain) })
    for (const { brandId } of running.brands) {
      expect(await getLatestNotice(client, { ledger: running.ledger, brandId })).to.include({ number: 1 })
    }
  })

  it('tells programs in one line of JSON where everything is', async () => {
    const everything = running as Everything
    const url = /^http:\/\/localhost:\d+$/
    const loopback = /^http:\/\/127\.0\.0\.1:\d+$/
    const line = JSON.parse(everything.line)
    expect(Object.keys(line)).to.deep.equal([
      'ready',
      'app',
      'service',
      'chain',
      'chainId',
      'ledger',
      'verifier',
      'brands',
      'controls',
    ])
    expect(line.ready).to.equal(true)
    expect(line.app).to.match(url)
    expect(line.controls).to.match(url)
    expect(Number(new URL(line.app).port), 'ports from 4100 on are left to a plain npm start').to.be.at.least(4200)
    expect(line.service).to.match(loopback)
    expect(line.chain).to.match(loopback)
    expect(line.chainId).to.equal(31337)
    expect(line.ledger).to.match(/^0x[0-9a-fA-F]{40}$/)
    expect(line.verifier).to.match(/^0x[0-9a-fA-F]{40}$/)
    expect(line.brands).to.have.length(2)
    const client = createPublicClient({ transport: http(line.chain) })
    for (const [index, domain] of ['kaufhaus-nord.localhost', 'hafen-apotheke.localhost'].entries()) {
      const brand = line.brands[index]
      expect(Object.keys(brand)).to.deep.equal(['brandId', 'name', 'url'])
      expect(await getBrand(client, { ledger: line.ledger, brandId: brand.brandId })).to.include({
        name: brand.name,
        domain,
      })
      expect(new URL(brand.url).hostname).to.equal(domain)
    }
  })

  it('refuses a second start on the same folder, and leaves the first alone', async () => {
    const { code, stdout, stderr } = await refusal(folder)
    expect(code).to.equal(1)
    expect(stderr).to.include(`another start (process ${running?.process.pid}) already uses ${folder}`)
    expect(stdout).to.equal('')
    const fresh = await refusal(folder, '--fresh')
    expect(fresh.code).to.equal(1)
    expect(fresh.stderr).to.include('another start')
    expect((await fetch(`${running?.service}/health`)).status).to.equal(200)
    expect(existsSync(join(folder, 'state.json'))).to.equal(true)
  })

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`leaves no process and no half-written file after ${signal}, and starts again where it ended`, async () => {
      const before = running as Everything
      const { code, rows } = await endBy(before.process, signal)
      expect(code).to.equal(0)
      expect(rows.filter(({ command }) => /anvil|programs|chainProcess/.test(command))).to.have.length(5)
      expect(stillRunning(rows)).to.deep.equal([])
      expect(halfWritten(folder)).to.deep.equal([])
      expect(existsSync(`${folder}.lock`)).to.equal(false)

      const began = Date.now()
      running = await startEverything({ folder, customers: 3 })
      process.stdout.write(`      warm start: ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
      expect(keptOf(running)).to.deep.equal(keptOf(before))
    })
  }

  it('leaves no process when it is killed, and starts again where it ended', async () => {
    const before = running as Everything
    const { rows } = await endBy(before.process, 'SIGKILL')
    await untilNone(rows)
    expect(halfWritten(folder)).to.deep.equal([])
    running = await startEverything({ folder, customers: 3 })
    expect(keptOf(running)).to.deep.equal(keptOf(before))
  })

  it('a chain that is killed while it is paused comes back paused, and goes on when told', async () => {
    const everything = running as Everything
    const client = createPublicClient({
      transport: http(everything.chain, { timeout: 1_000, retryCount: 0 }),
      cacheTime: 0,
    })
    const anvil = () =>
      descendantsOf(everything.process.pid as number).find(({ command }) => command.includes('--block-time'))?.pid
    const before = anvil() as number
    await everything.control('chain', { paused: true })
    process.kill(before, 'SIGKILL')
    await eventually('anvil is started again', async () => ![undefined, before].includes(anvil()))
    await sleep(2_000)
    expect(await client.getBlockNumber().catch(() => null), 'a paused chain answers').to.equal(null)

    await everything.control('chain', { paused: false })

    const block = await eventually('the chain answers', () => client.getBlockNumber().catch(() => null))
    await eventually('the chain goes on', async () => (await client.getBlockNumber()) > block)
  })

  for (const [name, script] of [
    ['service', 'programs/service.js'],
    ['chain', 'chainProcess.ts'],
  ] as const) {
    it(`ends everything, anvil too, when its ${name} process is killed, and says which`, async () => {
      running = running?.process.exitCode === null ? running : await startEverything({ folder, customers: 3 })
      const everything = running
      const rows = descendantsOf(everything.process.pid as number)
      let log = ''
      everything.process.stderr?.on('data', (data) => (log += data))
      const ended = once(everything.process, 'exit')
      const victim = rows.find(({ command }) => command.includes(script)) as ProcessRow
      process.kill(victim.pid, 'SIGKILL')
      const [code] = await ended
      expect(code).to.equal(1)
      expect(log).to.include(`Stopped: ${name} ended by itself`)
      await untilNone(rows)
      expect(halfWritten(folder)).to.deep.equal([])
    })
  }

  it('names the process that took a kept port, and stops', async () => {
    const { ports } = readLocalState(folder)
    const server = await listen(ports.pharmacy as number)
    try {
      const { code, stdout, stderr } = await refusal(folder)
      expect(code).to.equal(1)
      expect(stdout).to.equal('')
      expect(stderr).to.include(`port ${ports.pharmacy} (pharmacy) is taken by`)
      expect(stderr).to.include(`(process ${process.pid})`).and.to.include('--fresh')
      expect(existsSync(`${folder}.lock`)).to.equal(false)
    } finally {
      server.close()
    }
    expect(readLocalState(folder).ports).to.deep.equal(ports)
  })

  it('says what to do when the kept chain or state cannot be used', async () => {
    const other = join(folder, '../other')
    const state = join(other, 'state.json')
    mkdirSync(other)
    writeFileSync(state, readFileSync(join(folder, 'state.json'), 'utf8').slice(0, 100))
    const torn = await refusal(other)
    expect(torn.code).to.equal(1)
    expect(torn.stderr).to.include(`${state} cannot be read`).and.to.include('--fresh')
    copyFileSync(join(folder, 'state.json'), state)
    copyFileSync(join(folder, 'deployment.json'), join(other, 'deployment.json'))
    const chainless = await refusal(other)
    expect(chainless.code).to.equal(1)
    expect(chainless.stderr).to.include('chain.json) is gone').and.to.include('--fresh')
  })

  it('leaves no process when the launcher gets Ctrl-C in its terminal, or is killed', async function () {
    this.timeout(120_000)
    for (const [signal, isWholeGroup] of [
      ['SIGINT', true],
      ['SIGKILL', false],
    ] as const) {
      const launcher = spawn(
        process.execPath,
        ['scripts/run.mjs', 'start', '--json', '--state', folder, '--customers', '3'],
        {
          stdio: ['ignore', 'pipe', 'pipe'],
          detached: true,
        },
      )
      const atExit = () => launcher.kill('SIGKILL')
      process.once('exit', atExit)
      let log = ''
      launcher.stderr?.on('data', (data) => (log += data))
      await new Promise<void>((resolve, reject) => {
        launcher.stdout?.once('data', () => resolve())
        launcher.once('exit', () => reject(new Error(log)))
      })
      const pid = launcher.pid as number
      const rows = descendantsOf(pid)
      expect(rows.length, 'start, chain, anvil, service, two shops').to.equal(6)
      const ended = once(launcher, 'exit')
      process.kill(isWholeGroup ? -pid : pid, signal)
      const [code] = await ended
      if (signal === 'SIGINT') expect(code, log).to.equal(0)
      process.removeListener('exit', atExit)
      await untilNone(rows)
      expect(halfWritten(folder)).to.deep.equal([])
      expect(existsSync(`${folder}.lock`)).to.equal(false)
    }
  })

  it('starts over with --fresh: new keys, a new ledger, new brands, nothing of what was; then moves with --ports', async function () {
    this.timeout(120_000)
    const before = running as Everything
    const { keys } = readLocalState(folder)
    running = await startEverything({ folder, customers: 3, args: ['--fresh', '--ports', '5300'] })
    const after = readLocalState(folder)
    for (const name of Object.keys(keys)) expect(after.keys[name], name).not.to.equal(keys[name])
    for (const [name, port] of Object.entries(after.ports)) expect(port, name).to.be.within(5_300, 5_399)
    // What browsers kept is keyed by chain and ledger: it must not seem to belong to the new chain.
    expect(running.ledger).not.to.equal(before.ledger)
    for (const [index, { brandId }] of running.brands.entries()) {
      expect(brandId).not.to.equal(before.brands[index]?.brandId)
    }
    await running.stop()

    const kept = running
    running = await startEverything({ folder, args: ['--ports', '5400'] })
    for (const [name, port] of Object.entries(readLocalState(folder).ports))
      expect(port, name).to.be.within(5_400, 5_499)
    expect([running.ledger, ...running.brands.map(({ brandId }) => brandId)]).to.deep.equal([
      kept.ledger,
      ...kept.brands.map(({ brandId }) => brandId),
    ])
    await running.stop()
    running = undefined
  })
})
