import { randomBytes } from 'node:crypto'
import { expect } from 'chai'
import { bytesToHex } from 'viem'
import { createCustomerTable } from '../../../sdk/src/brand/customerTable.ts'
import { halfSipHash } from '../../../sdk/src/brand/halfSipHash.ts'
import { createHotState } from '../../../sdk/src/brand/hotState.ts'

describe('Guard: memory', () => {
  describe('halfSipHash', () => {
    it('gives what the reference code gives', () => {
      // HalfSipHash-1-3 differs from the published 2-4 vectors only in rounds; Linux pins these values for 1-3 (lib/siphash selftest, key 03020100 07060504).
      const message = new Uint32Array(Uint8Array.from({ length: 64 }, (_, index) => index).buffer)
      const expected = [0x5814c896, 0xe7e864ca, 0xbc4b0e30, 0x01539939, 0x7e059ea6, 0x88e3d89b, 0xa0080b65, 0x9d38d9d6]
      for (const [length, value] of expected.entries()) {
        expect(halfSipHash(message, length, 0x03020100, 0x07060504), String(length)).to.equal(value)
      }
    })

    it('spreads ids that differ in one place, differently under each key', () => {
      const hash = (text: string, key = 2) => {
        const bytes = Buffer.alloc(32)
        return halfSipHash(new Uint32Array(bytes.buffer, bytes.byteOffset, 8), bytes.write(text), 1, key)
      }
      const seen = new Set<number>()
      for (let id = 0; id < 10_000; id++) {
        seen.add(hash(`customer-${id}`))
      }
      expect(seen.size).to.be.greaterThan(9_980)
      expect(hash('customer')).to.not.equal(hash('customer', 3))
    })
  })

  describe('table of customers', () => {
    it('finds what a plain Map finds, through growth and removal', () => {
      const table = createCustomerTable([0x12345678, 0x9abcdef0])
      const model = new Map<string, number>()
      const ids = ['ä', 'a', 'aa', 'A', 'käthe@example.com', '名前', '😀', 'x'.repeat(255), '__proto__', 'constructor']
      for (let index = 0; index < 20_000; index++) ids.push(`customer-${index}`)
      for (const [index, id] of ids.entries()) {
        table.add(index + 1, id)
        model.set(id, index + 1)
      }
      for (let index = 0; index < ids.length; index += 3) {
        table.remove(index + 1)
        model.delete(ids[index] as string)
      }
      for (const [index, id] of ['new', 'newer'].entries()) {
        table.add(ids.length + 1 + index, id)
        model.set(id, ids.length + 1 + index)
      }
      expect(table.size).to.equal(model.size)
      for (const id of [...ids, 'new', 'newer', 'nobody', '']) expect(table.find(id), id).to.equal(model.get(id) ?? 0)
      for (const [id, customerNumber] of model) expect(table.idOf(customerNumber)).to.equal(id)
      expect(table.idOf(1)).to.equal(null)
    })

    it('reads many ids at once, of every length and alphabet, and leaves out who is not there', () => {
      const letters = ['a', 'Z', '7', '-', '~', '\u007f', 'ä', '中', '𝔄', '\u00ff']
      for (const alphabet of [6, letters.length]) {
        const table = createCustomerTable([3, 4])
        const ids = Array.from({ length: 600 }, (_, index) => {
          const own = index.toString(36)
          const filling = Array.from({ length: index % 61 }, (_, place) => letters[(index * 7 + place * 3) % alphabet])
          return `${own}${filling.join('')}`
        })
        for (const [index, id] of ids.entries()) table.add(index + 1, id)
        for (let customer = 1; customer <= ids.length; customer += 5) table.remove(customer)
        const everybody = Array.from({ length: ids.length + 50 }, (_, index) => index)
        const left = ids.filter((_, index) => index % 5 !== 0)
        expect(table.readIds(everybody)).to.deep.equal(left)
        expect(table.readIds(everybody.toReversed())).to.deep.equal(left.toReversed())
        expect(table.readIds([])).to.deep.equal([])
      }
    })

    it('knows nobody with an id that cannot be stored', () => {
      const table = createCustomerTable([1, 2])
      for (const id of ['', 'x'.repeat(256), '\ud800']) {
        table.add(1, id)
        expect(table.find(id)).to.equal(0)
      }
      expect(table.find('\ufffd')).to.equal(0)
    })
  })

  it('holds a hundred thousand customers and answers a hundred thousand questions a second', () => {
    const hot = createHotState([1, 2])
    const customers = 100_000
    const noticeHash = bytesToHex(randomBytes(32))
    hot.setNotices([{ noticeHash, publishedAt: 1, isSameController: true }])
    hot.setRecorded(1, 100, 5)
    const uses = [
      { purpose: 'message.email', category: 'contact.email' },
      { purpose: 'offers.personalised', category: 'behaviour.purchases' },
    ]
    for (let id = 1; id <= customers; id++) {
      hot.addCustomer(id, `customer-${id}`)
      hot.addReceipt({
        id,
        customer: id,
        consentHash: bytesToHex(randomBytes(32)),
        noticeHash,
        issuedAt: 50,
        expiresAt: 1_000,
        batch: 1,
        uses,
      })
      if (id % 10 === 0) hot.spend(id, 1, 200, false)
    }
    const count = (at: number): number => {
      hot.settle(at, 10)
      const bits = hot.audienceBits('offers.personalised', ['behaviour.purchases'])
      return bits.reduce((sum, word) => sum + word.toString(2).replaceAll('0', '').length, 0)
    }
    expect(count(500)).to.equal(customers * 0.9)
    expect(count(1_000)).to.equal(0)

    const questions = 300_000
    let allowed = 0
    const start = performance.now()
    for (let question = 0; question < questions; question++) {
      const customer = hot.findCustomer(`customer-${1 + ((question * 7919) % customers)}`)
      if (hot.evaluate(customer, hot.columnOf('offers.personalised', 'behaviour.purchases'), 500, 10).allowed) allowed++
    }
    const perSecond = questions / ((performance.now() - start) / 1_000)
    expect(allowed).to.equal(questions * 0.9)
    expect(perSecond).to.be.greaterThan(100_000)
  })
})
