import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { expect } from 'chai'
import { type Child, startChild, stopChild, waitUntilReady } from '../../scripts/start/children.ts'
import { freePort, startAnvil } from '../helpers/startAnvil.ts'

const address = '0x00000000000000000000000000000000000000aa'

describe('the kept local chain', () => {
  let folder: string
  let port: number
  let chain: Child

  const start = async () => {
    chain = startChild({
      name: 'chain',
      command: process.execPath,
      args: ['scripts/start/chainProcess.ts'],
      env: { PORT: String(port), STATE_FILE: join(folder, 'chain.json'), HOME_DIR: join(folder, 'anvil') },
      logFile: join(folder, 'chain.log'),
      onUnexpectedEnd: () => {},
    })
    return (await waitUntilReady(chain, 20)) as { pid: number }
  }
  const rpc = async <T>(method: string, ...params: unknown[]): Promise<T> => {
    const response = await fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    })
    return ((await response.json()) as { result: T }).result
  }
  const eventually = async (isTrue: () => Promise<boolean>) => {
    for (let attempt = 0; attempt < 100; attempt++) {
      if (await isTrue().catch(() => false)) return
      await sleep(100)
    }
    throw new Error('it never became true')
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'consent-ledger-chain-'))
    port = await freePort()
  })
  afterEach(async () => {
    await stopChild(chain)
    rmSync(folder, { recursive: true, force: true })
  })

  it('goes on from where a stop left it', async () => {
    await start()
    await rpc('anvil_setBalance', address, '0x2a')
    await rpc('anvil_mine', '0x64', '0x2')
    const block = BigInt(await rpc<string>('eth_blockNumber'))
    await stopChild(chain)

    await start()

    expect(await rpc('eth_getBalance', address, 'latest')).to.equal('0x2a')
    expect(Number(BigInt(await rpc<string>('eth_blockNumber')))).to.be.at.least(Number(block))
  })

  it('starts anvil again from the saved chain when it is killed', async () => {
    const { pid } = await start()
    await rpc('anvil_setBalance', address, '0x2a')
    await rpc('anvil_mine', '0x2', '0x2')
    await eventually(async () => existsSync(join(folder, 'chain.json')))
    await sleep(2500)

    process.kill(pid, 'SIGKILL')

    await eventually(async () => (await rpc('eth_getBalance', address, 'latest')) === '0x2a')
  })

  it('takes anvil with it when the start command is killed', async () => {
    const { pid } = await start()

    chain.process.disconnect()

    await eventually(async () => {
      try {
        process.kill(pid, 0)
        return false
      } catch {
        return true
      }
    })
  })

  it('starts with fifty thousand blocks in seconds, and saves them again', async function () {
    this.timeout(90_000)
    const file = join(folder, 'chain.json')
    const source = await startAnvil({ flags: ['--hardfork', 'cancun', '--prune-history'] })
    for (let thousand = 0; thousand < 50; thousand++) await source.rpc('anvil_mine', ['0x3e8', '0x2'])
    const dump = Buffer.from((await source.rpc<string>('anvil_dumpState', [false])).slice(2), 'hex')
    await source.stop()
    writeFileSync(file, gunzipSync(dump))

    const began = Date.now()
    await start()

    expect(Number(BigInt(await rpc<string>('eth_blockNumber')))).to.be.at.least(50_000)
    expect(Date.now() - began).to.be.below(8000)
    await rpc('anvil_setBalance', address, '0x2a')
    await rpc('anvil_mine', '0x1', '0x2')
    await stopChild(chain, 60)
    await start()
    expect(await rpc('eth_getBalance', address, 'latest')).to.equal('0x2a')
  })
})
