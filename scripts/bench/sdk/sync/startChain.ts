import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  brandIdOf,
  type Deployment,
  recordGrants,
  recordUses,
  registerBrand,
  revokeAsBrand,
  setOperator,
} from '@consent-ledger/sdk'
import {
  createPublicClient,
  createWalletClient,
  type Hash,
  type Hex,
  http,
  numberToHex,
  type Transport,
  toHex,
  type WalletClient,
} from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { anvilBinary, anvilFlags } from '../../../anvilBinary.ts'
import { deploy } from '../../../deploy/deploy.ts'

/** The first account of anvil: known to everybody, worthless elsewhere. */
const privateKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'
const locksAtOnce = 1_000

export type BenchChain = {
  readonly url: string
  readonly deployment: Deployment
  readonly brandId: Hex
  readonly events: number
  /** Of the brand's owner and operator. */
  readonly wallet: WalletClient<Transport, undefined, PrivateKeyAccount>
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}

/**
 * Starts a real anvil with a ledger and one brand, of which so many locks are spent, 1,000 with each transaction; one recording of grants and
 * one of uses comes with each.
 */
export async function startChain(revocations: number, say: (progress: string) => void): Promise<BenchChain> {
  const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-bench-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const anvil = spawn(
    anvilBinary(),
    ['--host', '127.0.0.1', '--port', String(port), ...anvilFlags, '--gas-limit', '200000000'],
    {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder },
    },
  )
  const ended = once(anvil, 'exit')
  const client = createPublicClient({ transport: http(url, { retryCount: 0, timeout: 60_000 }), pollingInterval: 20 })
  async function stop(): Promise<void> {
    anvil.kill()
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  try {
    for (let attempt = 0; ; attempt++) {
      const isUp = await client.getChainId().catch(() => null)
      if (isUp !== null) break
      if (attempt > 200 || anvil.exitCode !== null) throw new Error('anvil did not start')
      await sleep(50)
    }
    const { deployment } = await deploy({
      rpcUrl: url,
      privateKey,
      finality: { safe: 1, finalized: 8 },
      idle: true,
      out: join(folder, 'deployment.json'),
    })
    const { chainId, ledger } = deployment
    const account = privateKeyToAccount(privateKey)
    const wallet = createWalletClient({ account, transport: http(url, { retryCount: 0, timeout: 60_000 }) })
    const salt = toHex(1, { size: 32 })
    const brandId = brandIdOf({ chainId, ledger, owner: account.address, salt })
    const included = async (sent: Promise<Hash>) => {
      const { status } = await client.waitForTransactionReceipt({ hash: await sent })
      if (status !== 'success') throw new Error('a transaction failed')
    }
    await included(
      registerBrand(wallet, { ledger, salt, name: 'Kaufhaus Nord GmbH', domain: 'kaufhaus-nord.localhost' }),
    )
    await included(setOperator(wallet, { ledger, brandId, operator: account.address, allowed: true }))
    let events = 2
    for (let start = 0; start < revocations; start += locksAtOnce) {
      const count = Math.min(locksAtOnce, revocations - start)
      const locks = Array.from({ length: count }, () => toHex(crypto.getRandomValues(new Uint8Array(32))))
      await included(revokeAsBrand(wallet, { ledger, brandId, locks }))
      await included(recordGrants(wallet, { ledger, brandId, root: locks[0] as Hex }))
      await included(recordUses(wallet, { ledger, brandId, root: locks[0] as Hex }))
      events += count + 2
      if ((start / locksAtOnce) % 20 === 19) say(`  ${events.toLocaleString('en')} events on the chain`)
    }
    await client.request({ method: 'anvil_mine', params: [numberToHex(20)] } as never)
    return { url, deployment, brandId, events, wallet, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
