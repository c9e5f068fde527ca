import { expect } from 'chai'
import { consentGrid } from '../../../../frontend/src/features/consents/grid/consentGrid.ts'
import { brandConsentsOf } from '../../../helpers/brandConsentsOf.ts'
import { noticeDraft } from '../../../helpers/noticeDraft.ts'
import { signedReceipt } from '../../../helpers/signedReceipt.ts'

describe('consentGrid', () => {
  it('has a row per brand, a column per kind of data anybody was ever given, and the purposes in force in each cell', () => {
    const one = signedReceipt()
    const other = brandConsentsOf(signedReceipt({ uses: [{ purpose: 'message.email', category: 'contact.email' }] }), {
      name: 'Hafen-Apotheke',
    })
    const { categories, rows } = consentGrid([brandConsentsOf(one), other])
    expect(categories).to.deep.equal(['behaviour.purchases', 'contact.email'])
    expect(rows.map(({ brand }) => brand.name)).to.deep.equal(['Kaufhaus Nord', 'Hafen-Apotheke'])
    expect(rows[0]?.cells.get('contact.email')?.purposes).to.equal(1)
    expect(rows[0]?.cells.get('contact.email')?.until).to.equal(one.receipt.consent.expiresAt)
    expect(rows[1]?.cells.has('behaviour.purchases'), 'never given').to.equal(false)
  })

  it('counts purposes, not receipts, and keeps the cell of what is stopped with no purpose and its status', () => {
    const draft = noticeDraft()
    const one = signedReceipt({ draft })
    const [mail] = one.receipt.consent.uses
    one.chain.locks.set(mail?.lock ?? '0x', { revokedAt: one.ask.at - 5, byBrand: false })
    const [row] = consentGrid([brandConsentsOf(one, { more: [one.receipt] })]).rows
    const cell = row?.cells.get('contact.email')
    expect([cell?.purposes, cell?.until, cell?.status]).to.deep.equal([0, null, 'revoked'])
    expect(cell?.uses).to.have.length(1)
    expect(row?.cells.get('behaviour.purchases')?.purposes).to.equal(1)
  })

  it('still counts what is being revoked, and says so', () => {
    const one = signedReceipt()
    const [row] = consentGrid([brandConsentsOf(one, { released: [one.receipt.consent.brandLock] })]).rows
    const cell = row?.cells.get('contact.email')
    expect([cell?.purposes, cell?.status]).to.deep.equal([1, 'pending'])
  })
})
