import { inspect } from 'node:util'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { createConsentHashes } from '../../../sdk/src/brand/consentHashes.ts'
import { createEndings } from '../../../sdk/src/brand/endings.ts'
import { createHotState, type HotReceipt } from '../../../sdk/src/brand/hotState.ts'
import { MadeDecision } from '../../../sdk/src/brand/madeDecision.ts'

const seed = Number(process.env.SEED ?? 7)
const uses = [
  { purpose: 'message.email', category: 'contact.email' },
  { purpose: 'message.email', category: 'behaviour.purchases' },
  { purpose: 'offers.personalised', category: 'behaviour.purchases' },
]

/** Mulberry32: small, and the same on every machine. */
function randomOf(state: number): (below: number) => number {
  let next = state
  return (below) => {
    next = (next + 0x6d2b79f5) | 0
    let value = Math.imul(next ^ (next >>> 15), 1 | next)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) % below
  }
}

const hashOf = (number: number): Hex => `0x${number.toString(16).padStart(64, '0')}`
const noticeOf = (number: number): Hex => `0x${number.toString(16).padStart(64, 'f')}`

describe(`Guard: hot state (SEED=${seed})`, () => {
  it('gives as audience whom single questions allow, to the second, whatever happens in between', () => {
    const random = randomOf(seed)
    const hot = createHotState([random(2 ** 32), random(2 ** 32)])
    const notices = [0, 1, 2].map((place) => ({
      noticeHash: noticeOf(place),
      publishedAt: 100,
      isSameController: true,
    }))
    hot.setNotices(notices)
    const ends: number[] = []
    let receipts = 0
    let customers = 0
    let at = 1_000
    let final = 10

    const audience = (categories: readonly string[], purpose: string): number[] =>
      [...hot.audienceBits(purpose, categories)].flatMap((bits, word) =>
        Array.from({ length: 32 }, (_, bit) => bit).flatMap((bit) => ((bits >>> bit) & 1 ? [word * 32 + bit] : [])),
      )
    function compare(): void {
      hot.settle(at, final)
      for (const { purpose, category } of uses) {
        const expected: number[] = []
        for (let customer = 1; customer <= customers; customer++) {
          if (hot.evaluate(customer, hot.columnOf(purpose, category), at, final).allowed) expected.push(customer)
        }
        expect(audience([category], purpose), `${purpose} × ${category} at ${at}`).to.deep.equal(expected)
      }
      const both = audience(['contact.email', 'behaviour.purchases'], 'message.email')
      const second = new Set(audience(['behaviour.purchases'], 'message.email'))
      expect(both).to.deep.equal(
        audience(['contact.email'], 'message.email').filter((customer) => second.has(customer)),
      )
    }

    let allowed = 0
    for (let step = 0; step < 600; step++) {
      const what = random(12)
      if (what < 4) {
        const customer = random(3) === 0 || customers === 0 ? ++customers : 1 + random(customers)
        hot.addCustomer(customer, `customer ${customer}`)
        const issuedAt = at - random(50)
        const expiresAt = random(20) === 0 ? 2 ** 32 + random(9) : at + random(60)
        ends.push(expiresAt)
        hot.addReceipt({
          id: ++receipts,
          customer,
          consentHash: hashOf(random(2 ** 32)),
          noticeHash: noticeOf(random(3)),
          issuedAt,
          expiresAt,
          batch: random(3) === 0 ? null : 1 + random(8),
          uses: uses.filter(() => random(2) === 0),
        })
      } else if (what === 4) hot.spend(1 + random(receipts + 1), random(4) - 1, at, random(2) === 0)
      else if (what === 5) hot.setBatch(1 + random(receipts + 1), 1 + random(8))
      else if (what === 6)
        hot.setRecorded(1 + random(8), random(6) === 0 ? 0 : at - random(40) + 5, final + random(6) - 3)
      else if (what === 7) final += random(3) - (random(6) === 0 ? 4 : 0)
      else if (what === 8) hot.removeReceipt(1 + random(receipts + 1))
      else if (what === 9 && random(8) === 0) {
        hot.setNotices(notices.map((notice) => ({ ...notice, isSameController: random(4) > 0 })))
      } else if (what === 10) {
        // One second before an end, the end itself, and one second after.
        const next = Math.min(...ends.filter((end) => end > at + 1))
        if (next < 2 ** 31) {
          for (at = next - 1; at < next + 1; at++) compare()
        }
      } else at += random(4) - (random(10) === 0 ? 5 : 0)
      compare()
      allowed += audience(['contact.email'], 'message.email').length
    }
    expect(allowed).to.be.greaterThan(1_000)
    expect(hot.receipts).to.be.greaterThan(50)
  })

  it('lets the lower hash speak for receipts of the same second, in whatever order they came', () => {
    for (const order of [
      [5, 3, 9],
      [9, 5, 3],
      [3, 9, 5],
    ]) {
      const hot = createHotState([1, 2])
      hot.addCustomer(1, 'anna')
      for (const [place, number] of order.entries())
        hot.addReceipt({ ...receiptOf(place + 1), consentHash: hashOf(number) })
      const { receipt } = hot.evaluate(1, hot.columnOf('offers.personalised', 'behaviour.purchases'), 600, 10)
      expect(hot.hashOf(receipt)).to.equal(hashOf(3))
    }
  })

  it('takes back a customer or receipt whose number is given out again after a commit failed', () => {
    const hot = createHotState([1, 2])
    hot.addCustomer(1, 'anna')
    hot.addReceipt(receiptOf(1))
    hot.removeReceipt(1)
    hot.addCustomer(1, 'ben')
    hot.addCustomer(2, 'anna')
    hot.addReceipt({ ...receiptOf(1), customer: 2 })
    hot.addCustomer(3, 'ben')
    expect(['anna', 'ben'].map(hot.findCustomer)).to.deep.equal([2, 3])
    expect(hot.customers).to.equal(2)
    hot.removeCustomer(2)
    expect([hot.receipts, hot.findCustomer('anna'), hot.hashOf(1)]).to.deep.equal([0, 0, null])
  })

  it('keeps hashes in memory and, when they are many, in a file, and overwrites them in both', () => {
    const hashes = createConsentHashes()
    const last = 200_000
    for (let receipt = 1; receipt <= last; receipt += 7) hashes.set(receipt, bytesOf(receipt))
    for (let receipt = 1; receipt <= last; receipt += 7 * 411) {
      expect(hashes.hexOf(receipt)).to.equal(hashOf(receipt))
      hashes.clear(receipt)
      expect(hashes.hexOf(receipt)).to.equal(null)
    }
    hashes.set(2, bytesOf(2))
    expect([hashes.hexOf(2), hashes.hexOf(3), hashes.hexOf(last * 9)]).to.deep.equal([hashOf(2), null, null])
    hashes.close()
  })

  it('finds what a plain Map finds among spent locks', () => {
    const random = randomOf(seed)
    const endings = createEndings()
    const model = new Map<string, { at: number; byBrand: boolean }>()
    for (let step = 0; step < 5_000; step++) {
      const [receipt, position] = [1 + random(300), random(8) - 1]
      const ending = { at: random(2 ** 32), byBrand: random(2) === 0 }
      if (random(3) === 0) {
        endings.remove(receipt, position)
        model.delete(`${receipt} ${position}`)
      } else {
        endings.set(receipt, position, ending)
        model.set(`${receipt} ${position}`, ending)
      }
      const [asked, place] = [1 + random(300), random(8) - 1]
      expect(endings.find(asked, place)).to.deep.equal(model.get(`${asked} ${place}`) ?? null)
      expect(endings.has(asked, place)).to.equal(model.has(`${asked} ${place}`))
    }
  })

  it('prints a decision whole, with what is read only on demand', () => {
    const hot = createHotState([1, 2])
    hot.addCustomer(1, 'anna')
    hot.addReceipt(receiptOf(1))
    const asOf = { blockNumber: 7n, blockHash: hashOf(8), finality: 'safe', ageSeconds: 1, sources: 1 } as const
    const decision = new MadeDecision('message.email', 'contact.email', null, 900, hot, 1, null, null, 600, asOf)
    const answer = { category: 'contact.email', allowed: true, reason: null, consentHash: hashOf(1), expiresAt: 900 }
    expect(JSON.parse(JSON.stringify(decision))).to.deep.equal({
      allowed: true,
      reason: null,
      message: 'Allowed for message.email.',
      purpose: 'message.email',
      categories: [answer],
      consentHash: hashOf(1),
      expiresAt: 900,
      at: 600,
      asOf: { ...asOf, blockNumber: 7 },
    })
    expect(inspect(decision))
      .to.include(`consentHash: '${hashOf(1)}'`)
      .and.to.include('blockNumber: 7n')
    hot.removeReceipt(1)
    expect([decision.consentHash, decision.categories[0]?.consentHash]).to.deep.equal([null, null])
  })
})

function receiptOf(id: number): HotReceipt {
  return {
    id,
    customer: 1,
    consentHash: hashOf(id),
    noticeHash: noticeOf(0),
    issuedAt: 500,
    expiresAt: 900,
    batch: 1,
    uses: uses.slice(0, 2),
  }
}

function bytesOf(number: number): Uint8Array {
  return Uint8Array.from(Buffer.from(hashOf(number).slice(2), 'hex'))
}
