import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hex } from 'viem'
import type { GuardContext } from '../../../sdk/src/brand/guardContext.ts'
import { createHotState, type HotReceipt, type HotState } from '../../../sdk/src/brand/hotState.ts'
import { createLiveState } from '../../../sdk/src/brand/liveState.ts'
import { openSnapshotFile, writeSnapshotFile } from '../../../sdk/src/brand/snapshotFile.ts'
import { customerIdOf } from './customerIdOf.ts'
import { randomOf } from './randomOf.ts'

const day = 86_400
/** Unix seconds: the moment everything is asked for. */
export const now = 1_800_000_000
const noticeHash: Hex = `0x${'ab'.repeat(32)}`

/** Sixteen uses; most receipts name one of forty choices among them. */
const purposes = ['message.email', 'offers.personalised', 'analytics.usage', 'recommend.products']
const categories = ['contact.email', 'behaviour.purchases', 'behaviour.browsing', 'preference.interests']
const sixteen = purposes.flatMap((purpose) => categories.map((category) => ({ purpose, category })))

/** The use that is asked about. */
export const asked = { purpose: 'offers.personalised', categories: ['behaviour.purchases'] }

/** What the memory is told of the chain at each start: notices and recordings. */
function tellChain(hot: HotState): void {
  hot.setNotices([{ noticeHash, publishedAt: now - 900 * day, isSameController: true }])
  for (let batch = 1; batch <= 301; batch++) hot.setRecorded(batch, now - (309 - batch) * day + 100, batch)
}

/**
 * The memory of a guard whose brand has so many customers: half of them with one consent, three in ten with two, the others with three, of
 * sixteen uses and ending on different days. Receipts come in by `addReceipt`, as they do from the store. About one in fifty customers revoked
 * a use. Nothing of it was read from a store or a snapshot: see `loadState`.
 *
 * @param customers how many
 * @param look called now and then meanwhile
 * @returns what `decide` needs, the numbers of receipts and revocations, and some customers who revoked
 */
export function fillState(customers: number, look: () => void = () => undefined) {
  const random = randomOf(customers)
  const choices = Array.from({ length: 40 }, (_, choice) =>
    choice === 0 ? sixteen : sixteen.filter((_, use) => use === 5 || random(3) > 0),
  )
  const prefixes = Array.from({ length: 4_096 }, () => {
    let prefix = '0x'
    for (let word = 0; word < 7; word++)
      prefix += random(2 ** 32)
        .toString(16)
        .padStart(8, '0')
    return prefix
  })
  const hot = createHotState([random(2 ** 32), random(2 ** 32)])
  let receipts = 0
  let revocations = 0
  const revoked: number[] = []
  for (let customer = 1; customer <= customers; customer++) {
    hot.addCustomer(customer, customerIdOf(customer))
    if (customer % 50_000 === 0) look()
    const lot = random(10)
    const count = lot < 5 ? 1 : lot < 8 ? 2 : 3
    for (let place = 0; place < count; place++) {
      const id = ++receipts
      // Recorded once a day, in the order they came.
      const recorded = Math.floor((customer / customers) * 300)
      const issuedAt = now - (310 - recorded) * day + place * 60 + random(60)
      const consentHash: Hex = `${prefixes[random(prefixes.length)] as Hex}${id.toString(16).padStart(8, '0')}`
      const receipt: HotReceipt = {
        id,
        customer,
        consentHash,
        noticeHash,
        issuedAt,
        expiresAt: issuedAt + (320 + random(400)) * day + random(day),
        batch: recorded + 1,
        uses: choices[random(10) < 9 ? random(8) : random(40)] as HotReceipt['uses'],
      }
      hot.addReceipt(receipt)
      if (random(85) === 0) {
        hot.spend(id, random(receipt.uses.length), issuedAt + 2 * day, false)
        revocations++
        if (revoked.length < 100_000) revoked.push(customer)
      }
    }
  }
  tellChain(hot)

  const live = createLiveState()
  live.tip = { number: 1_000, hash: `0x${'cd'.repeat(32)}`, timestamp: now }
  live.newestTime = now
  live.final = 990
  live.polledAt = now
  live.polledAtMonotonic = performance.now() + 1e9
  live.sources = 2
  const ahead = now - Date.now() / 1_000
  const context = {
    hot,
    live,
    deployment: { idle: false },
    // the real clock, set ahead: reading it is part of every question
    clock: () => Date.now() / 1_000 + ahead,
    policy: { finality: 'safe', maxStaleness: 60 },
  }
  return { context: context as unknown as GuardContext, receipts, revocations, revoked }
}

/** As `fillState`, but the memory is another one: written to a snapshot and brought back by the loader, as when a guard starts with one. */
export function loadState(customers: number): ReturnType<typeof fillState> {
  const filled = fillState(customers)
  const folder = mkdtempSync(join(tmpdir(), 'consent-ledger-bench-'))
  try {
    const path = join(folder, 'memory.snapshot')
    writeSnapshotFile(path, {}, filled.context.hot.save)
    filled.context.hot.close()
    const file = openSnapshotFile(path)
    const hot = createHotState([0, 0])
    hot.load(file.source)
    file.close()
    tellChain(hot)
    if (hot.receipts !== filled.receipts || hot.customers !== customers)
      throw new Error('the snapshot brought something else')
    filled.context.hot = hot
    return filled
  } finally {
    rmSync(folder, { recursive: true })
  }
}
