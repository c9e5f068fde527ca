import { expect } from 'chai'
import fc from 'fast-check'
import { listUses } from '../../../frontend/src/features/consents/listUses.ts'
import { recallUses, type UsesMemory } from '../../../frontend/src/features/consents/recallUses.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

const day = 86_400

describe('recallUses', () => {
  const one = signedReceipt()
  const { issuedAt, expiresAt } = one.receipt.consent
  const { expected, chain } = one
  const fingerprint = () => JSON.stringify([...chain.locks])

  it('answers as listUses does, whatever was asked before', () => {
    const borders = [issuedAt, issuedAt + 7 * day, expiresAt - 14 * day, expiresAt]
    const moment = fc.oneof(
      fc.integer({ min: issuedAt - day, max: expiresAt + day }),
      fc.tuple(fc.constantFrom(...borders), fc.integer({ min: -1, max: 1 })).map(([border, step]) => border + step),
    )
    const locks = [one.receipt.consent.brandLock, ...one.receipt.consent.uses.map(({ lock }) => lock)]
    const question = fc.record({
      at: moment,
      receipts: fc.constantFrom([one.receipt], [{ ...one.receipt, recording: null }]),
      released: fc.subarray(locks).map((some) => new Set(some)),
      spent: fc.subarray(locks),
      isUnread: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(question, { minLength: 2, maxLength: 12 }), (questions) => {
        const memory: UsesMemory = new Map()
        for (const { at, receipts, released, spent, isUnread } of questions) {
          chain.locks.clear()
          for (const lock of spent) chain.locks.set(lock, { revokedAt: issuedAt + 60, byBrand: false })
          const asked = { receipts, released, expected, chain: isUnread ? null : chain, at }
          const answer = recallUses(memory, { ...asked, fingerprint: isUnread ? 'null' : fingerprint() })
          expect(answer).to.deep.equal(listUses(asked))
        }
      }),
      { seed: 1, numRuns: 40 },
    )
    chain.locks.clear()
  })

  it('asks again at every second from which the answer may be another', () => {
    const waiting = { ...one.receipt, recording: null }
    for (const receipt of [one.receipt, waiting])
      for (const border of [issuedAt, issuedAt + 7 * day, expiresAt - 14 * day, expiresAt])
        for (const [before, after] of [
          [border - 1, border],
          [border, border + 1],
        ] as const) {
          const memory: UsesMemory = new Map()
          const asked = (at: number) => ({ receipts: [receipt], released: new Set<never>(), expected, chain, at })
          recallUses(memory, { ...asked(before), fingerprint: fingerprint() })
          const answer = recallUses(memory, { ...asked(after), fingerprint: fingerprint() })
          expect(answer, `${before - border}, ${after - border}`).to.deep.equal(listUses(asked(after)))
        }
  })

  it('gives the very same rows while nothing has changed, however much time has passed between two borders', () => {
    const memory: UsesMemory = new Map()
    const ask = (at: number) =>
      recallUses(memory, {
        receipts: [one.receipt],
        released: new Set(),
        expected,
        chain,
        at,
        fingerprint: fingerprint(),
      })
    const rows = ask(issuedAt + 8 * day)
    expect(ask(issuedAt + 9 * day)).to.equal(rows)
    expect(ask(expiresAt)).not.to.equal(rows)
  })
})
