/** What ten million customers take in memory, and how long a snapshot of them takes to write and to load. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHotState } from '../../../sdk/src/brand/hotState.ts'
import { openSnapshotFile, writeSnapshotFile } from '../../../sdk/src/brand/snapshotFile.ts'
import { fillState, now } from './fillState.ts'

const customers = Number(process.env.CUSTOMERS ?? 10_000_000)
const say = (progress: string) => process.stderr.write(`  ${progress}\n`)
const collect = () => {
  globalThis.gc?.()
  globalThis.gc?.()
}
/** What the guard holds. The process is larger by the room the runtime keeps for garbage, however many customers there are. */
const held = ({ arrayBuffers, heapUsed }: NodeJS.MemoryUsage) => arrayBuffers + heapUsed
const each = (bytes: number) => Number((bytes / customers).toFixed(1))
const seconds = (began: number) => Number(((performance.now() - began) / 1_000).toFixed(2))

collect()
const before = process.memoryUsage()
say(`${customers.toLocaleString('en')} customers: filling the memory`)
let peak = 0
let began = performance.now()
const { context, receipts, revocations } = fillState(customers, () => {
  peak = Math.max(peak, process.memoryUsage.rss())
})
const fillSeconds = seconds(began)
const { hot } = context
collect()
const filled = process.memoryUsage()
began = performance.now()
hot.settle(now, 990)
const settleSeconds = seconds(began)
collect()
const settled = process.memoryUsage()

const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-bench-'))
const path = join(folder, 'memory.snapshot')
try {
  began = performance.now()
  const bytes = writeSnapshotFile(path, {}, hot.save)
  const writeSeconds = seconds(began)
  say('loading the snapshot')
  began = performance.now()
  const file = openSnapshotFile(path)
  const other = createHotState([0, 0])
  other.load(file.source)
  file.close()
  const loadSeconds = seconds(began)
  if (other.receipts !== receipts || other.customers !== customers)
    throw new Error('the snapshot brought something else')
  other.close()
  const found = {
    memory: {
      customers,
      receipts,
      revocations,
      bytesPerCustomer: each(held(filled) - held(before)),
      residentBytesPerCustomer: each(filled.rss - before.rss),
      residentBytes: settled.rss,
      peakBytes: peak,
      fillSeconds,
      settleSeconds,
    },
    snapshot: { bytes, writeSeconds, loadSeconds },
  }
  process.stdout.write(`${JSON.stringify(found)}\n`)
} finally {
  hot.close()
  await rm(folder, { recursive: true })
}
