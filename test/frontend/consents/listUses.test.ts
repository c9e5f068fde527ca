import type { Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import { brandStatus, endsEarlier } from '../../../frontend/src/features/consents/brandStatus.ts'
import { countConsents } from '../../../frontend/src/features/consents/countConsents.ts'
import { endsSoonWithin, listUses } from '../../../frontend/src/features/consents/listUses.ts'
import type { UseRow } from '../../../frontend/src/features/consents/useRow.ts'
import { receiptIssuedAt, signedReceipt } from '../../helpers/signedReceipt.ts'

const mail = { purpose: 'message.email', category: 'contact.email' }
const day = 86_400

function list(
  { receipt, expected, chain, ask }: ReturnType<typeof signedReceipt>,
  options: { released?: readonly Hex[]; at?: number; more?: readonly Receipt[]; isUnread?: boolean } = {},
) {
  return listUses({
    receipts: [receipt, ...(options.more ?? [])],
    released: new Set(options.released ?? []),
    expected,
    chain: options.isUnread ? null : chain,
    at: options.at ?? ask.at,
  })
}

const mailOf = (rows: ReturnType<typeof list>) => rows.find((row) => row.purpose === mail.purpose)
const lockOfUse = (receipt: Receipt) => receipt.consent.uses.find((use) => use.purpose === mail.purpose)?.lock as Hex

describe('listUses', () => {
  it('gives one row per purpose and category, with since, until and the receipt that decides', () => {
    const one = signedReceipt()
    const rows = list(one)
    expect(rows.map((row) => `${row.purpose} × ${row.category}`)).to.deep.equal([
      'message.email × contact.email',
      'offers.personalised × behaviour.purchases',
    ])
    expect(rows.every((row) => row.status === 'allowed' && row.isInForce)).to.equal(true)
    expect(rows[0]?.since).to.equal(receiptIssuedAt)
    expect(rows[0]?.until).to.equal(one.receipt.consent.expiresAt)
    expect(rows[0]?.receipt).to.equal(one.receipt)
  })

  it('says that a use ends soon in its last fourteen days, and expired from the second it ends', () => {
    const one = signedReceipt()
    const end = one.receipt.consent.expiresAt
    expect(mailOf(list(one, { at: end - 14 * day - 1 }))?.status).to.equal('allowed')
    expect(mailOf(list(one, { at: end - 14 * day }))?.status).to.equal('endsSoon')
    expect(mailOf(list(one, { at: end - 1 }))?.status).to.equal('endsSoon')
    expect(mailOf(list(one, { at: end }))?.status).to.equal('expired')
  })

  it('keeps the old truth and adds the pending word while a released lock is not spent', () => {
    const one = signedReceipt()
    for (const lock of [lockOfUse(one.receipt), one.receipt.consent.brandLock]) {
      const row = mailOf(list(one, { released: [lock] }))
      expect(row?.status).to.equal('pending')
      expect(row?.isInForce).to.equal(true)
    }
    expect(list(one, { released: [lockOfUse(one.receipt)] })[1]?.status, 'the other use').to.equal('allowed')
  })

  it('says revoked only when the chain shows a lock of every unexpired receipt spent, and by whom', () => {
    const one = signedReceipt()
    const revokedAt = one.ask.at - 10
    one.chain.locks.set(lockOfUse(one.receipt), { revokedAt, byBrand: false })
    const row = mailOf(list(one, { released: [lockOfUse(one.receipt)] }))
    expect(row?.status).to.equal('revoked')
    expect(row?.isInForce).to.equal(false)
    expect(row?.revocation).to.deep.equal({ scope: 'use', by: 'customer', at: revokedAt, lock: lockOfUse(one.receipt) })

    const brand = signedReceipt()
    brand.chain.locks.set(brand.receipt.consent.brandLock, { revokedAt, byBrand: true })
    expect(list(brand).map((use) => [use.status, use.revocation?.scope, use.revocation?.by])).to.deep.equal([
      ['revoked', 'brand', 'brand'],
      ['revoked', 'brand', 'brand'],
    ])
  })

  it('adds receipts up: one stopped, another still allowing is allowed; the second being stopped is pending', () => {
    const first = signedReceipt()
    const secondLock: Hex = `0x${'e1'.repeat(32)}`
    const again = signedReceipt({
      uses: [mail],
      change: { salt: `0x${'77'.repeat(32)}`, uses: [{ ...mail, lock: secondLock }], issuedAt: receiptIssuedAt + 1 },
    })
    for (const [root, at] of again.chain.roots) first.chain.roots.set(root, at)
    first.chain.locks.set(lockOfUse(first.receipt), { revokedAt: first.ask.at - 10, byBrand: false })
    expect(mailOf(list(first, { more: [again.receipt] }))?.status).to.equal('allowed')
    expect(mailOf(list(first, { more: [again.receipt], released: [secondLock] }))?.status).to.equal('pending')
    first.chain.locks.set(secondLock, { revokedAt: first.ask.at - 5, byBrand: false })
    expect(mailOf(list(first, { more: [again.receipt], released: [secondLock] }))?.status).to.equal('revoked')
  })

  it('waits to be recorded for seven days, then says that it never was', () => {
    const one = signedReceipt()
    const waiting = { ...one, receipt: { ...one.receipt, recording: null } }
    expect(mailOf(list(waiting))?.status).to.equal('waiting')
    expect(mailOf(list(waiting))?.isInForce).to.equal(false)
    expect(mailOf(list(waiting, { at: receiptIssuedAt + 7 * day }))?.status).to.equal('waiting')
    expect(mailOf(list(waiting, { at: receiptIssuedAt + 7 * day + 1 }))?.status).to.equal('lapsed')
    expect(mailOf(list(waiting, { released: [lockOfUse(one.receipt)] }))?.status, 'revoked meanwhile').to.equal(
      'pending',
    )
    one.chain.locks.set(lockOfUse(one.receipt), { revokedAt: one.ask.at, byBrand: false })
    expect(mailOf(list(waiting))?.status).to.equal('revoked')
  })

  it('says nothing it does not know when the chain could not be read', () => {
    const one = signedReceipt()
    const row = mailOf(list(one, { isUnread: true }))
    expect(row?.status).to.equal('unknown')
    expect(row?.isInForce).to.equal(false)
    const { receipt, expected, ask } = one
    const reading = listUses({ receipts: [receipt], released: new Set(), expected, chain: 'reading', at: ask.at })
    expect(mailOf(reading)?.status).to.equal('reading')
    expect(mailOf(list(one, { isUnread: true, released: [lockOfUse(one.receipt)] }))?.status).to.equal('pending')
    expect(mailOf(list(one, { isUnread: true, at: one.receipt.consent.expiresAt }))?.status).to.equal('expired')
  })

  it('calls a use special when its category or the notice says so', () => {
    const one = signedReceipt({ uses: [{ purpose: 'recommend.products', category: 'behaviour.purchases' }] })
    expect(list(one)[0]?.isSpecial).to.equal(true)
    expect(list(signedReceipt())[0]?.isSpecial).to.equal(false)
  })

  it('never says revoked while a released lock of an unexpired receipt is unspent, and never allowed without force', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 0, max: 40 }),
        (isReleased, isBrandReleased, isSpent, isBrandSpent, isRecorded, days) => {
          const one = signedReceipt()
          const at = receiptIssuedAt + days * day + 3600
          const lock = lockOfUse(one.receipt)
          if (isSpent) one.chain.locks.set(lock, { revokedAt: at - 1, byBrand: false })
          if (isBrandSpent) one.chain.locks.set(one.receipt.consent.brandLock, { revokedAt: at - 1, byBrand: false })
          const receipt = isRecorded ? one.receipt : { ...one.receipt, recording: null }
          const released = [...(isReleased ? [lock] : []), ...(isBrandReleased ? [one.receipt.consent.brandLock] : [])]
          const row = mailOf(list({ ...one, receipt }, { released, at }))
          if (row?.status === 'revoked') expect(isSpent || isBrandSpent).to.equal(true)
          if (row?.status === 'allowed' || row?.status === 'endsSoon') expect(row.isInForce).to.equal(true)
          if (row?.isInForce) expect(isRecorded && !isSpent && !isBrandSpent && days < 30).to.equal(true)
        },
      ),
    )
  })
})

describe('countConsents', () => {
  it('counts brands, kinds of data and purposes in force, with what is being revoked', () => {
    const one = signedReceipt()
    expect(countConsents(list(one))).to.deep.equal({
      brands: 1,
      categories: 2,
      purposes: 2,
      ending: 0,
      pending: 0,
      waiting: 0,
      unknown: 0,
    })
    const stopping = countConsents(list(one, { released: [lockOfUse(one.receipt)] }))
    expect(stopping).to.include({ brands: 1, categories: 2, pending: 1 })
    one.chain.locks.set(lockOfUse(one.receipt), { revokedAt: one.ask.at - 1, byBrand: false })
    expect(countConsents(list(one))).to.include({ brands: 1, categories: 1, purposes: 1, pending: 0 })
  })
})

describe('countConsents near an end', () => {
  it('counts the uses that end soon, also those of a brand with others that run on', () => {
    const one = signedReceipt()
    const { expiresAt } = one.receipt.consent
    expect(countConsents(list(one, { at: expiresAt - endsSoonWithin - 1 }))).to.include({ brands: 1, ending: 0 })
    expect(countConsents(list(one, { at: expiresAt - endsSoonWithin }))).to.include({ brands: 1, ending: 2 })
    const [first, second] = list(one, { at: expiresAt - 86_400 }) as [UseRow, UseRow]
    expect(countConsents([first, { ...second, status: 'allowed' }])).to.include({ brands: 1, ending: 1 })
    expect(countConsents(list(one, { at: expiresAt }))).to.include({ brands: 0, ending: 0 })
  })
})

describe('brandStatus', () => {
  it('shows what needs the eye first, and ends soon only when nothing runs on', () => {
    const of = (...statuses: Parameters<typeof brandStatus>[0][number]['status'][]) =>
      brandStatus(statuses.map((status) => ({ status })))
    expect(of('allowed', 'revoked')).to.equal('allowed')
    expect(of('allowed', 'endsSoon')).to.equal('allowed')
    expect(of('endsSoon', 'revoked')).to.equal('endsSoon')
    expect(of('allowed', 'pending')).to.equal('pending')
    expect(of('revoked', 'expired')).to.equal('revoked')
    expect(of('allowed', 'unknown')).to.equal('unknown')
  })
})

describe('endsEarlier', () => {
  const use = (status: UseRow['status'], until: number) => ({ status, until })

  it('names what ends soon while another use runs on, and nothing where all end together', () => {
    const tomorrow = use('endsSoon', 2 * day)
    expect(endsEarlier([tomorrow, use('allowed', 300 * day)])).to.deep.equal([tomorrow])
    expect(endsEarlier([tomorrow, use('endsSoon', 9 * day)])).to.deep.equal([tomorrow])
    expect(endsEarlier([tomorrow, tomorrow])).to.deep.equal([])
    expect(endsEarlier([use('revoked', 2 * day), use('allowed', 300 * day)])).to.deep.equal([])
    expect(endsEarlier([])).to.deep.equal([])
  })
})
