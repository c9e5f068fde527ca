import { buildNotice, type ChainFacts } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { allowedAt } from '../../../../frontend/src/features/consents/timeline/allowedAt.ts'
import { hasEveryNotice } from '../../../../frontend/src/features/consents/timeline/queries.ts'
import { brandConsentsOf } from '../../../helpers/brandConsentsOf.ts'
import { noticeDraft } from '../../../helpers/noticeDraft.ts'
import { receiptIssuedAt, receiptLedger, signedReceipt } from '../../../helpers/signedReceipt.ts'

const recordedAt = receiptIssuedAt + 60
const day = 86_400

function then(
  one: ReturnType<typeof signedReceipt>,
  at: number,
  chainOf: () => ChainFacts | null = () => one.chain,
): readonly string[] {
  const { uses } = allowedAt({ ledger: receiptLedger, brands: [brandConsentsOf(one)], chainOf, at })
  return uses.map(({ purpose, category }) => `${purpose} × ${category}`)
}

const both = ['message.email × contact.email', 'offers.personalised × behaviour.purchases']

describe('allowedAt', () => {
  it('begins with the recording, not with the signature', () => {
    const one = signedReceipt()
    expect(then(one, receiptIssuedAt - 1)).to.deep.equal([])
    expect(then(one, recordedAt - 1)).to.deep.equal([])
    expect(then(one, recordedAt)).to.deep.equal(both)
  })

  it('ends with the second of the revocation: the day before still shows what was allowed then', () => {
    const one = signedReceipt()
    const revokedAt = recordedAt + 3 * day
    one.chain.locks.set(one.receipt.consent.uses[0]?.lock ?? '0x', { revokedAt, byBrand: false })
    expect(then(one, revokedAt - 1)).to.deep.equal(both)
    expect(then(one, revokedAt)).to.deep.equal([both[1]])
    one.chain.locks.set(one.receipt.consent.brandLock, { revokedAt: revokedAt + day, byBrand: true })
    expect(then(one, revokedAt + day - 1)).to.deep.equal([both[1]])
    expect(then(one, revokedAt + day)).to.deep.equal([])
  })

  it('ends with the second of the expiry', () => {
    const one = signedReceipt()
    const { expiresAt } = one.receipt.consent
    expect(then(one, expiresAt - 1)).to.deep.equal(both)
    expect(then(one, expiresAt)).to.deep.equal([])
  })

  it('says of a brand that is not known that it is not known, and only where it matters', () => {
    const one = signedReceipt()
    const brand = brandConsentsOf(one, { isRead: false })
    const ask = (at: number) => allowedAt({ ledger: receiptLedger, brands: [brand], chainOf: () => null, at })
    expect(ask(recordedAt)).to.deep.equal({ uses: [], unknown: [brand] })
    expect(ask(receiptIssuedAt - 1), 'nothing was signed yet').to.deep.equal({ uses: [], unknown: [] })
  })

  it('needs every notice: one between that names another company ends the consent while it was in force', () => {
    const draft = noticeDraft()
    const one = signedReceipt({ draft })
    const other = { ...draft, edition: 2, controller: { ...draft.controller, name: 'Another company' } }
    const notices = [
      ...one.chain.notices,
      { ...buildNotice(other), number: 2, publishedAt: recordedAt + day },
      { ...buildNotice({ ...draft, edition: 3 }), number: 3, publishedAt: recordedAt + 2 * day },
    ].map((fact) => ('hash' in fact ? fact : { ...fact, hash: fact.noticeHash }))
    const withAll = { ...one.chain, notices }
    const withoutOne = { ...one.chain, notices: notices.filter(({ number }) => number !== 2) }
    const latestNotice = notices[2] ?? null
    expect(hasEveryNotice({ latestNotice, chain: withAll })).to.equal(true)
    expect(hasEveryNotice({ latestNotice, chain: withoutOne })).to.equal(false)
    expect(hasEveryNotice({ latestNotice: null, chain: withAll })).to.equal(false)
    const at = recordedAt + day + 1
    expect(then(one, at, () => withAll)).to.deep.equal([])
    expect(then(one, at + day, () => withAll)).to.deep.equal(both)
  })
})
