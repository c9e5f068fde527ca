/**
 * How long a guard takes from being made to its first right answer, with a million customers in its store: from the store alone, and with a
 * snapshot. Guard, chain (anvil), store (SQLite on disk) and snapshot are real. The rows are made up, as signing them would take longer than all the rest: half of
 * the customers have one consent, half have two, of four uses each; locks ascend, so that they are written quickly.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { publishNotice, recordGrants } from '@consent-ledger/sdk'
import { createGuard, type Guard, sqliteStore } from '@consent-ledger/sdk/brand'
import { createPublicClient, type Hex, http, numberToHex } from 'viem'
import { buildContracts } from '../../deploy/buildContracts.ts'
import { askedUses, noticeOfBrand } from '../../simulate/noticeOfBrand.ts'
import { customerIdOf } from './customerIdOf.ts'
import { startChain } from './sync/startChain.ts'

const customers = Number(process.env.CUSTOMERS ?? 1_000_000)
const uses = askedUses.filter(({ special }) => !special).slice(0, 4)
const [use] = uses as [(typeof uses)[number]]
const asked = { purpose: use.purpose, categories: [use.category] }
const say = (progress: string) => process.stderr.write(`  ${progress}\n`)
const hashOf = (number: number): Hex => numberToHex(number, { size: 32 })
const root = hashOf(1)

/** Writes customers, subjects, receipts and locks, all of one batch; how many receipts. */
function fillStore(path: string, { noticeHash, issuedAt }: { noticeHash: Hex; issuedAt: number }): number {
  const database = new DatabaseSync(path)
  database.exec('PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; BEGIN')
  database.prepare("insert into batches (id, kind, root, created_at, attempts) values (1, 'grants', ?, 1, 1)").run(root)
  const customer = database.prepare('insert into customers values (?, ?, ?)')
  const subject = database.prepare('insert into subjects values (?, ?, ?, ?, null)')
  const receipt = database.prepare("insert into receipts values (?, ?, ?, ?, ?, ?, ?, '{}', 1, '[]', ?)")
  const lock = database.prepare('insert into locks values (?, ?, ?, ?, ?)')
  let receipts = 0
  let locks = 0
  for (let number = 1; number <= customers; number++) {
    const address = numberToHex(number, { size: 20 })
    customer.run(number, customerIdOf(number), issuedAt)
    subject.run(address, number, 'm…', issuedAt)
    for (let left = 1 + (number % 2); left > 0; left--) {
      receipts++
      const expiresAt = issuedAt + 86_400 * (1 + (receipts % 300))
      receipt.run(receipts, hashOf(receipts), number, address, noticeHash, issuedAt, expiresAt, issuedAt)
      lock.run(hashOf(++locks), receipts, -1, null, null)
      for (const [position, { purpose, category }] of uses.entries()) {
        lock.run(hashOf(++locks), receipts, position, purpose, category)
      }
    }
    if (number % 250_000 === 0) say(`${number.toLocaleString('en')} customers written`)
  }
  database.exec('COMMIT')
  database.close()
  return receipts
}

say('building the contracts, starting a chain')
await buildContracts()
const chain = await startChain(1_000, say)
const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-start-'))
try {
  const { url, wallet, deployment, brandId } = chain
  const { ledger } = deployment
  const client = createPublicClient({ transport: http(url, { retryCount: 0, timeout: 60_000 }), pollingInterval: 20 })
  const included = async (hash: Promise<Hex>) => client.waitForTransactionReceipt({ hash: await hash })
  const path = join(folder, 'guard.db')

  async function start(snapshot?: string): Promise<Guard> {
    return await createGuard({
      client,
      deployment,
      brandId,
      store: sqliteStore(path),
      appUrl: 'http://localhost:4100',
      policy: { pollInterval: 3_600_000 },
      ...(snapshot !== undefined && { snapshot }),
    })
  }

  /** Seconds until a guard that is started anew says of the last customer that the use is allowed. */
  async function timeStart(snapshot?: string): Promise<{ readonly guard: Guard; readonly seconds: number }> {
    const began = performance.now()
    const guard = await start(snapshot)
    const answer = () => guard.check(customerIdOf(customers), asked)
    for (let look = 0; look < 20 && !answer().allowed; look++) await guard.sync()
    const seconds = Number(((performance.now() - began) / 1_000).toFixed(2))
    if (!answer().allowed) throw new Error(answer().message)
    return { guard, seconds }
  }

  const { document, noticeHash } = noticeOfBrand(brandId, { edition: 1, name: 'Kaufhaus Nord GmbH' })
  const { blockNumber } = await included(publishNotice(wallet, { ledger, brandId, document }))
  await client.request({ method: 'anvil_mine', params: [numberToHex(20)] } as never)
  const first = await start()
  await first.sync()
  await first.close()
  const { timestamp } = await client.getBlock({ blockNumber })
  say(`writing ${customers.toLocaleString('en')} customers into the store`)
  const receipts = fillStore(path, { noticeHash, issuedAt: Number(timestamp) })
  await included(recordGrants(wallet, { ledger, brandId, root }))
  await client.request({ method: 'anvil_mine', params: [numberToHex(20)] } as never)

  say('starting from the store')
  const fromStore = await timeStart()
  const snapshot = join(folder, 'memory.snapshot')
  const { bytes } = await fromStore.guard.writeSnapshot(snapshot)
  await fromStore.guard.close()
  say('starting with a snapshot')
  const withSnapshot = await timeStart(snapshot)
  await withSnapshot.guard.close()
  const found = {
    start: {
      customers,
      receipts,
      fromStoreSeconds: fromStore.seconds,
      withSnapshotSeconds: withSnapshot.seconds,
      snapshotBytes: bytes,
      load: Number((loadavg()[0] as number).toFixed(1)),
    },
  }
  process.stdout.write(`${JSON.stringify(found)}\n`)
} finally {
  await chain.stop()
  await rm(folder, { recursive: true })
}
