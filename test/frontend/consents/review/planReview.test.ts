import { expect } from 'chai'
import { planReview, reviewKey } from '../../../../frontend/src/features/consents/review/planReview.ts'
import { brandConsentsOf } from '../../../helpers/brandConsentsOf.ts'
import { signedReceipt } from '../../../helpers/signedReceipt.ts'

describe('planReview', () => {
  it('revokes use by use where something is kept, and the whole brand where nothing is', () => {
    const brand = brandConsentsOf(signedReceipt())
    const [mail, offers] = brand.uses.map(reviewKey) as [string, string]
    expect(planReview([brand], new Set())).to.deep.equal([])
    expect(planReview([brand], new Set([mail]))[0]?.scopes).to.deep.equal([
      { kind: 'use', purpose: 'message.email', category: 'contact.email' },
    ])
    const [all] = planReview([brand], new Set([mail, offers]))
    expect(all?.isAll).to.equal(true)
    expect(all?.scopes).to.deep.equal([{ kind: 'brand' }])
  })

  it('leaves out what is stopped already: the rest may then be everything', () => {
    const one = signedReceipt()
    one.chain.locks.set(one.receipt.consent.uses[0]?.lock ?? '0x', { revokedAt: one.ask.at - 5, byBrand: false })
    const brand = brandConsentsOf(one)
    const [mail, offers] = brand.uses.map(reviewKey) as [string, string]
    expect(planReview([brand], new Set([mail]))).to.deep.equal([])
    expect(planReview([brand], new Set([offers]))[0]).to.deep.include({ isAll: true, scopes: [{ kind: 'brand' }] })
  })
})
