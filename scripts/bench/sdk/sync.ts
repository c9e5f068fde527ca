/**
 * How fast a guard reads the chain: the real mirror of a new guard, reading every event of a brand into a new SQLite store and comparing it with
 * the ledger, beside viem reading and decoding the same events and keeping nothing.
 */
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
import { createPublicClient, http } from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { buildContracts } from '../../deploy/buildContracts.ts'
import { startChain } from './sync/startChain.ts'

const revocations = Number(process.env.SYNC_EVENTS ?? 200_000)
const rounds = 3
const say = (progress: string) => process.stderr.write(`${progress}\n`)

say('  building the contracts')
await buildContracts()
say(`  writing ${revocations.toLocaleString('en')} revocations on a real chain (anvil)`)
const chain = await startChain(revocations, say)
const replay = new Worker(new URL('./sync/replayServer.ts', import.meta.url), { workerData: { url: chain.url } })
const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-sync-'))
try {
  const [port] = (await once(replay, 'message')) as [number]
  const clientOf = (url: string) => createPublicClient({ transport: http(url, { retryCount: 0, timeout: 60_000 }) })
  const replayed = clientOf(`http://127.0.0.1:${port}`)
  const { deployment, brandId } = chain
  const newest = Number(await replayed.getBlockNumber({ cacheTime: 0 }))

  /** Seconds a new guard takes to be ready. */
  async function sync(client: ReturnType<typeof clientOf>, name: string): Promise<number> {
    const began = performance.now()
    const guard = await createGuard({
      client,
      deployment,
      brandId,
      store: sqliteStore(join(folder, `${name}.db`)),
      appUrl: 'http://localhost:4100',
      policy: { pollInterval: 3_600_000 },
    })
    // A first range that is too wide for the chain's own patience is narrowed by the next look.
    for (let look = 0; look < 10 && !(await guard.health()).ready; look++) await guard.sync().catch(() => undefined)
    const seconds = (performance.now() - began) / 1_000
    const { ready, rows, problem } = await guard.health()
    await guard.close()
    if (!ready || rows.spentLocks !== revocations) throw new Error(`the guard is not ready: ${problem?.message}`)
    return seconds
  }

  /** Seconds viem takes for the same logs, in ranges that stay below what it takes in one answer, decoded and forgotten. */
  async function readWithViem(): Promise<number> {
    const began = performance.now()
    let events = 0
    for (let fromBlock = deployment.deploymentBlock; fromBlock <= newest; fromBlock += 15) {
      const logs = await replayed.getContractEvents({
        address: deployment.ledger,
        abi: consentLedgerAbi,
        args: { brandId } as never,
        fromBlock: BigInt(fromBlock),
        toBlock: BigInt(Math.min(newest, fromBlock + 14)),
        strict: true,
      })
      events += logs.length
    }
    if (events !== chain.events) throw new Error(`viem found ${events} of ${chain.events} events`)
    return (performance.now() - began) / 1_000
  }

  const rate = (seconds: number) => Math.round(chain.events / seconds)
  const best = (seconds: readonly number[]) => rate(Math.min(...seconds))
  say('  reading from anvil itself, through the server that keeps its answers')
  const anvil = rate(await sync(replayed, 'anvil'))
  await readWithViem()
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(await sync(replayed, `round-${round}`))
    theirs.push(await readWithViem())
    say(
      `  mirror ${rate(ours.at(-1) as number)} events/s, viem without a store ${rate(theirs.at(-1) as number)} events/s`,
    )
  }
  const sync_ = {
    eventsPerSecond: best(ours),
    events: chain.events,
    source: 'replay server: answers of a real anvil recorded in this run, served over HTTP from another thread',
    store: 'SQLite on disk, WAL, synchronous=FULL',
    fromAnvilEventsPerSecond: anvil,
    viemGetContractEventsWithoutStoreEventsPerSecond: best(theirs),
    limit: 'one thread: JSON of the answers, keccak-256 of the digest, inserts into SQLite',
    loadAverage: Number((loadavg()[0] as number).toFixed(1)),
  }
  process.stdout.write(`${JSON.stringify({ sync: sync_ })}\n`)
} finally {
  await replay.terminate()
  await chain.stop()
  await rm(folder, { recursive: true })
}
