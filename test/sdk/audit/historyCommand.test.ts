import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getHistory, historyCsv, historyJson, historyRows } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { accounts, type SeededHistory, seedHistory } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

const script = join(import.meta.dirname, '../../../scripts/history.ts')

async function run(...args: string[]) {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const output = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text) => {
    output.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output.stderr += text
  })
  const [code] = await once(child, 'close')
  return { code, ...output }
}

describe('npm run history', () => {
  let anvil: Anvil
  let seeded: SeededHistory
  let where: string[]

  before(async () => {
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
    where = ['--rpc', anvil.url, '--ledger', seeded.deployment.ledger, '--brand', seeded.brandId]
  })

  after(() => anvil.stop())

  const history = () => getHistory(seeded.client, { deployment: seeded.deployment, brandId: seeded.brandId })

  it('prints JSON and CSV exactly as the SDK writes them', async () => {
    const rows = historyRows(await history())
    expect(await run(...where, '--json')).to.deep.include({ code: 0, stdout: historyJson(await history(), rows) })
    expect(await run(...where, '--csv')).to.deep.include({ code: 0, stdout: historyCsv(rows) })
  })

  it('filters by kind, period and text as the SDK does', async () => {
    const { recordedAt } = seeded.times
    const [day] = new Date(recordedAt * 1000).toISOString().split('T') as [string]
    const json = async (...filter: string[]) => JSON.parse((await run(...where, '--json', ...filter)).stdout).rows
    const all = await history()
    expect(await json('--kind', 'revocation,notice', '--kind', 'use')).to.deep.equal(
      historyRows(all, { kinds: ['revocation', 'notice', 'use'] }),
    )
    const onDay = await json('--from', day, '--to', day)
    expect(onDay).to.deep.equal(historyRows(all, { from: Date.parse(day) / 1000, to: Date.parse(day) / 1000 + 86_399 }))
    expect(onDay).to.have.length.greaterThan(0)
    expect(await json('--from', String(recordedAt), '--to', `${day}T23:59:59Z`)).to.have.length.greaterThan(0)
    expect(await json('--text', 'hamburg')).to.have.length(2)
  })

  it('prints a table a person can read, with the notices and the comparison', async () => {
    const { code, stdout } = await run(...where)
    expect(code).to.equal(0)
    for (const part of ['Kaufhaus Nord GmbH', '16 of 16 events', 'In return: in return (en)', 'revocations  equal']) {
      expect(stdout).to.include(part)
    }
    expect((await run(...where, '--kind', 'use', '--from', '2001-01-01', '--to', '2001-01-02')).stdout).to.include(
      'No event matches the filter.',
    )
  })

  it('ends with 2 on bad input, before it asks any node', async () => {
    const bad = async (...args: string[]) => {
      const { code, stdout, stderr } = await run(...args)
      expect(stdout).to.equal('')
      expect(code, stderr).to.equal(2)
      return stderr
    }
    expect(await bad()).to.include('--rpc')
    const [rpc, url, ledger, address, brand, id] = where as [string, string, string, string, string, string]
    expect(await bad(rpc, 'localhost', ledger, address, brand, id)).to.include('http or https')
    expect(await bad(rpc, url, ledger, '0x12', brand, id)).to.include('40 hex digits')
    expect(await bad(rpc, url, ledger, address, brand, address)).to.include('64 hex digits')
    expect(await bad(...where, '--kind', 'sale')).to.include('revocation')
    for (const date of ['yesterday', '2027-02-30', '2027-13-01', '2027-01-31T12:00:00']) {
      expect(await bad(...where, '--from', date)).to.include('2027-01-31T12:00:00Z')
    }
    expect(await bad(...where, '--from', '2027-01-02', '--to', '2027-01-01')).to.include('later')
    expect(await bad(...where, '--csv', '--json')).to.include('exclude')
    expect(await bad(...where, '--all')).to.include('--all')
  }).timeout(60_000)

  it('ends with 3 when there is no such ledger or brand', async () => {
    const [, , , ledger] = where as [string, string, string, string]
    const none = await run('--rpc', anvil.url, '--ledger', accounts.anyone.address, '--brand', seeded.brandId)
    expect([none.code, none.stdout]).to.deep.equal([3, ''])
    expect(none.stderr).to.include('no ConsentLedger')
    const unknown = await run('--rpc', anvil.url, '--ledger', ledger, '--brand', `0x${'0'.repeat(64)}`, '--json')
    expect([unknown.code, unknown.stdout]).to.deep.equal([3, ''])
    expect(unknown.stderr).to.include('No brand')
  })

  it('ends with 1 when the node does not answer or is no node', async () => {
    const rest = where.slice(2)
    const gone = await run('--rpc', 'http://127.0.0.1:1', ...rest)
    expect([gone.code, gone.stdout]).to.deep.equal([1, ''])
    expect(gone.stderr).to.include('No node answers at http://127.0.0.1:1')

    const other = createServer((_, response) => response.end('<html>hello</html>')).listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { code, stdout } = await run('--rpc', `http://127.0.0.1:${(other.address() as AddressInfo).port}`, ...rest)
    other.close()
    expect([code, stdout]).to.deep.equal([1, ''])
  })

  it('ends with 4, and says so, when the node leaves something out', async () => {
    const forgetful = createServer(async (request, response) => {
      let body = ''
      for await (const chunk of request) body += chunk
      const { id, method, params } = JSON.parse(body)
      const result = await anvil.rpc(method, params)
      const answer = method === 'eth_getLogs' ? (result as { topics: string[] }[]).slice(0, -1) : result
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result: answer }))
    }).listen(0, '127.0.0.1')
    await once(forgetful, 'listening')
    const url = `http://127.0.0.1:${(forgetful.address() as AddressInfo).port}`
    const { code, stdout, stderr } = await run('--rpc', url, ...where.slice(2))
    forgetful.close()
    expect(code).to.equal(4)
    expect(stdout).to.include('uses         DIFFERENT')
    expect(stderr).to.include('left something out')
  })
})
