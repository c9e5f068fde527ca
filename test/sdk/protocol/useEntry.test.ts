import { expect } from 'chai'
import fc from 'fast-check'
import { type Hex, hashTypedData, toHex } from 'viem'
import { InvalidUseEntryError } from '../../../sdk/src/errors/invalidUseEntryError.ts'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { checkUseEntries, hashUseEntry, linkUseEntries, parseUseEntry } from '../../../sdk/src/protocol/useEntry.ts'

const domain = { chainId: 31_337, ledger: `0x${'ab'.repeat(20)}` as Hex }
const hex = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes): Hex => toHex(bytes))
const word = (byte: string): Hex => `0x${byte.repeat(32)}`

const unlinked = (index: number) => ({
  consentHash: word('11'),
  purpose: 'offers.personalised',
  categories: ['behaviour.browsing', 'behaviour.purchases'],
  context: `banner ${index}`,
  at: 1_800_000_000 + index,
  blockNumber: 100 + index,
  salt: word('22'),
})

const types = {
  UseEntry: [
    { name: 'consentHash', type: 'bytes32' },
    { name: 'index', type: 'uint64' },
    { name: 'previous', type: 'bytes32' },
    { name: 'purpose', type: 'string' },
    { name: 'categories', type: 'string[]' },
    { name: 'context', type: 'string' },
    { name: 'at', type: 'uint64' },
    { name: 'blockNumber', type: 'uint64' },
    { name: 'salt', type: 'bytes32' },
  ],
}

describe('useEntry', () => {
  it('hashUseEntry equals the general EIP-712 encoder on random input', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    const entry = fc.record({
      consentHash: hex,
      index: fc.maxSafeNat(),
      previous: hex,
      purpose: text,
      categories: fc.array(text, { maxLength: 5 }),
      context: text,
      at: fc.maxSafeNat(),
      blockNumber: fc.maxSafeNat(),
      salt: hex,
    })
    fc.assert(
      fc.property(entry, (message) => {
        const general = hashTypedData({
          domain: { name: 'Consent Ledger', version: '1', chainId: domain.chainId, verifyingContract: domain.ledger },
          types,
          primaryType: 'UseEntry',
          message,
        } as never)
        expect(hashUseEntry(domain, message)).to.equal(general)
      }),
      { seed: 7_122, numRuns: 100 },
    )
  })

  describe('linkUseEntries', () => {
    it('continues where an earlier call stopped', () => {
      const all = linkUseEntries(domain, [0, 1, 2, 3].map(unlinked))
      const first = linkUseEntries(domain, [0, 1].map(unlinked))
      const rest = linkUseEntries(domain, [2, 3].map(unlinked), { index: 1, hash: first[1]?.hash as Hex })
      expect([...first, ...rest]).to.deep.equal(all)
      expect(
        checkUseEntries(
          domain,
          all.map(({ entry }) => entry),
        ),
      ).to.deep.equal(all.map(({ hash }) => hash))
      expect(
        checkUseEntries(
          domain,
          rest.map(({ entry }) => entry),
          { index: 1, hash: first[1]?.hash as Hex },
        ),
      ).to.deep.equal(rest.map(({ hash }) => hash))
    })

    const refused: [name: string, path: string, change: object][] = [
      ['a context of 201 code points', 'entries[0].context', { context: '😀'.repeat(201) }],
      ['a context with a bidi control', 'entries[0].context', { context: 'a\u202eb' }],
      ['a context that is not NFC', 'entries[0].context', { context: 'e\u0301' }],
      ['an empty purpose', 'entries[0].purpose', { purpose: '' }],
      ['an empty category', 'entries[0].categories[0]', { categories: [''] }],
      ['unsorted categories', 'entries[0].categories', { categories: ['b', 'a'] }],
      ['UTF-16 order where UTF-8 differs', 'entries[0].categories', { categories: ['\u{1f600}', '\uff41'] }],
      ['a repeated category', 'entries[0].categories', { categories: ['a', 'a'] }],
    ]
    for (const [name, path, change] of refused) {
      it(`refuses ${name}`, () => {
        expect(() => linkUseEntries(domain, [{ ...unlinked(0), ...change }]))
          .to.throw(InvalidUseEntryError)
          .with.property('path', path)
      })
    }

    it('accepts an empty context, and one of 200 code points', () => {
      expect(linkUseEntries(domain, [{ ...unlinked(0), context: '' }])).to.have.lengthOf(1)
      expect(linkUseEntries(domain, [{ ...unlinked(0), context: '😀'.repeat(200) }])).to.have.lengthOf(1)
    })
  })

  describe('checkUseEntries', () => {
    const entries = linkUseEntries(domain, [0, 1, 2, 3].map(unlinked)).map(({ entry }) => entry)
    const [first, second, third, fourth] = entries as [
      (typeof entries)[0],
      (typeof entries)[0],
      (typeof entries)[0],
      (typeof entries)[0],
    ]

    it('notices a dropped, swapped, changed or foreign entry', () => {
      const faults: [path: string, entries: typeof entries][] = [
        ['entries[1].index', [first, third, fourth]],
        ['entries[1].index', [first, third, second, fourth]],
        ['entries[2].previous', [first, { ...second, context: 'other' }, third, fourth]],
        ['entries[0].index', [second, third]],
        ['entries[0].previous', [{ ...first, previous: word('99') }]],
      ]
      for (const [path, faulty] of faults)
        expect(() => checkUseEntries(domain, faulty))
          .to.throw(InvalidUseEntryError)
          .with.property('path', path)
    })

    it('notices another ledger', () => {
      expect(() => checkUseEntries({ ...domain, chainId: 1 }, entries))
        .to.throw(InvalidUseEntryError)
        .with.property('path', 'entries[1].previous')
    })
  })

  describe('parseUseEntry', () => {
    const entry = { ...unlinked(0), index: 0, previous: word('00') }

    it('reads what JSON gave', () => {
      expect(parseUseEntry(JSON.parse(JSON.stringify(entry)))).to.deep.equal(entry)
    })

    it('refuses missing, unknown and malformed fields', () => {
      const { salt, ...unsalted } = entry
      for (const value of [null, [], 'entry', unsalted, { ...entry, extra: 1 }, { ...entry, categories: 'a' }])
        expect(() => parseUseEntry(value)).to.throw(InvalidUseEntryError)
      for (const value of [
        { ...entry, at: '1' },
        { ...entry, salt: `${salt}00` },
        { ...entry, categories: [1] },
      ])
        expect(() => parseUseEntry(value)).to.throw(InvalidValueError)
    })
  })
})
