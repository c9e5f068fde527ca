import { toDpvRecord } from '@consent-ledger/sdk/interop'
import { expect } from 'chai'
import { dpvDocument } from '../../../frontend/src/features/receipts/dpvDocument.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

const stopUrl = 'https://app.example/#/me/brands/0x1'

describe('dpvDocument', () => {
  it('is the SDK’s record of the receipt, its notice and the locks that are spent on chain', () => {
    const { receipt, chain, ask } = signedReceipt()
    const lock = receipt.consent.uses[1]?.lock ?? '0x'
    chain.locks.set(lock, { revokedAt: ask.at, byBrand: true })
    chain.locks.set(receipt.consent.brandLock, { revokedAt: ask.at + 9, byBrand: false })
    const notice = chain.notices[0]?.notice
    if (!notice) throw new Error('no notice')
    expect(JSON.parse(dpvDocument({ receipt, chain, stopUrl }))).to.deep.equal(
      toDpvRecord({
        receipt,
        notice,
        stopUrl,
        revocations: [
          { scope: 'brand', by: 'customer', at: ask.at + 9, lock: receipt.consent.brandLock },
          { scope: 'use', by: 'brand', at: ask.at, lock },
        ],
      }),
    )
  })

  it('leaves out what only the notice says when its text is unknown', () => {
    const { receipt, chain } = signedReceipt()
    const record = JSON.parse(dpvDocument({ receipt, chain: { ...chain, notices: [] }, stopUrl }))
    expect(record).to.deep.equal(JSON.parse(JSON.stringify(toDpvRecord({ receipt, stopUrl }))))
  })
})
