import { deriveBrandSecret, deriveUseSecret, lockOf, type Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { SecretNotOursError } from '../../../frontend/src/config/secretNotOursError.ts'
import { planRevocation } from '../../../frontend/src/features/revocations/planRevocation.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

const brandKey: Hex = `0x${'42'.repeat(32)}`
const now = 1_795_220_000
const mail = { purpose: 'message.email', category: 'contact.email' }
const offers = { purpose: 'offers.personalised', category: 'behaviour.purchases' }
const special = { purpose: 'recommend.products', category: 'special.health' }
const analytics = { purpose: 'analytics.usage', category: 'behaviour.browsing' }

/** A receipt whose locks come from the key, as the app makes them. */
function ourReceipt(options: {
  salt: string
  generation: number
  uses?: (typeof mail)[]
  expiresAt?: number
}): Receipt {
  const salt: Hex = `0x${options.salt.repeat(32)}`
  const uses = options.uses ?? [mail, offers]
  const { receipt } = signedReceipt({ uses })
  return {
    ...receipt,
    consent: {
      ...receipt.consent,
      salt,
      brandLock: lockOf(deriveBrandSecret(brandKey, options.generation)),
      uses: uses.map((use) => ({ ...use, lock: lockOf(deriveUseSecret(brandKey, { ...use, salt })) })),
      expiresAt: options.expiresAt ?? receipt.consent.expiresAt,
    },
  }
}

const unspent = { highestSpent: -1, spent: [], isSpent: () => false }
const generationsOf = (planned: ReturnType<typeof planRevocation>) => planned.map((one) => one.generation)

describe('planRevocation', () => {
  describe('of a use, category or purpose', () => {
    it('reveals the use secrets of every unexpired receipt that covers it, and no other', () => {
      const first = ourReceipt({ salt: '01', generation: 0 })
      const second = ourReceipt({ salt: '02', generation: 0, uses: [mail, analytics] })
      const expired = ourReceipt({ salt: '03', generation: 0, expiresAt: now })
      const planned = planRevocation({
        brandKey,
        receipts: [first, second, expired],
        scope: { kind: 'use', ...mail },
        now,
        chain: unspent,
      })
      expect(planned.map((one) => one.lock)).to.have.members([
        first.consent.uses[0]?.lock,
        second.consent.uses[0]?.lock,
      ])
      expect(planned.every((one) => one.isNeeded && lockOf(one.secret) === one.lock)).to.equal(true)
    })

    it('takes a category over all purposes and a purpose over all categories', () => {
      const both = ourReceipt({
        salt: '01',
        generation: 0,
        uses: [offers, { purpose: 'recommend.products', category: 'behaviour.purchases' }, special],
      })
      const count = (scope: Parameters<typeof planRevocation>[0]['scope']) =>
        planRevocation({ brandKey, receipts: [both], scope, now, chain: unspent }).length
      expect(count({ kind: 'category', category: 'behaviour.purchases' })).to.equal(2)
      expect(count({ kind: 'purpose', purpose: 'recommend.products' })).to.equal(2)
      expect(count({ kind: 'purpose', purpose: 'analytics.usage' })).to.equal(0)
    })

    it('leaves out what the chain shows spent', () => {
      const receipt = ourReceipt({ salt: '01', generation: 0 })
      const plan = (spent: Hex | undefined) =>
        planRevocation({
          brandKey,
          receipts: [receipt],
          scope: { kind: 'category', category: mail.category },
          now,
          chain: { ...unspent, isSpent: (lock) => lock === spent },
        })
      expect(plan(undefined)).to.have.length(1)
      expect(plan(receipt.consent.uses[0]?.lock)).to.have.length(0)
      expect(plan(receipt.consent.brandLock)).to.have.length(0)
    })
  })

  describe('of a brand', () => {
    const scope = { kind: 'brand' } as const

    it('reveals generations 0 to 2 with no receipt and nothing spent, and calls none of them needed', () => {
      const planned = planRevocation({ brandKey, receipts: [], scope, now, chain: unspent })
      expect(generationsOf(planned)).to.deep.equal([0, 1, 2])
      expect(planned.some((one) => one.isNeeded)).to.equal(false)
    })

    it('reveals every unspent generation up to the highest spent + 3 or the highest stored', () => {
      const chain = { ...unspent, highestSpent: 2, spent: [0, 2] }
      expect(generationsOf(planRevocation({ brandKey, receipts: [], scope, now, chain }))).to.deep.equal([1, 3, 4, 5])
      const receipts = [ourReceipt({ salt: '01', generation: 7 })]
      const planned = planRevocation({ brandKey, receipts, scope, now, chain })
      expect(generationsOf(planned)).to.deep.equal([1, 3, 4, 5, 6, 7])
      expect(planned.filter((one) => one.isNeeded).map((one) => one.generation)).to.deep.equal([7])
      expect(planned.find((one) => one.generation === 7)?.receipt).to.equal(receipts[0])
    })

    it('reveals more, never less, when the chain could not be read', () => {
      const receipts = [ourReceipt({ salt: '01', generation: 4 })]
      const planned = planRevocation({ brandKey, receipts, scope, now, chain: null })
      expect(generationsOf(planned)).to.deep.equal([0, 1, 2, 3, 4])
    })

    it('needs no lock that only expired receipts carry', () => {
      const receipts = [
        ourReceipt({ salt: '01', generation: 0, expiresAt: now }),
        ourReceipt({ salt: '02', generation: 1 }),
      ]
      const planned = planRevocation({ brandKey, receipts, scope, now, chain: unspent })
      expect(planned.filter((one) => one.isNeeded).map((one) => one.generation)).to.deep.equal([1])
    })
  })

  it('revokes what it can open and refuses only when it can open nothing', () => {
    const foreign = signedReceipt().receipt
    const ours = ourReceipt({ salt: '01', generation: 0 })
    const plan = (receipts: Receipt[]) =>
      planRevocation({ brandKey, receipts, scope: { kind: 'use', ...mail }, now, chain: unspent })
    expect(plan([foreign, ours])).to.have.length(1)
    expect(() => plan([foreign])).to.throw(SecretNotOursError)
  })
})
