import { setupI18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { expect } from 'chai'
import { listUseRecords } from '../../../../frontend/src/features/consents/export/listUseRecords.ts'
import { recordsCsv } from '../../../../frontend/src/features/consents/export/recordsCsv.ts'
import { brandConsentsOf } from '../../../helpers/brandConsentsOf.ts'
import { readCatalog } from '../../../helpers/readCatalog.ts'
import { signedReceipt } from '../../../helpers/signedReceipt.ts'

describe('the list as a file', () => {
  const i18n = setupI18n()
  const labels = { category: (key: string) => `data ${key}`, purpose: (key: string) => `to ${key}` }
  const words = { i18n, labels, statusWord: (status: string) => `is ${status}` }

  before(async () => {
    const messages = Object.entries(await readCatalog('en')).map(([id, text]) => [id, compileMessage(text)])
    i18n.loadAndActivate({ locale: 'en', locales: 'en-GB', messages: Object.fromEntries(messages) })
  })

  it('has a line per use in the order of the screen, its words first, then the keys and times behind them', () => {
    const one = signedReceipt()
    one.chain.locks.set(one.receipt.consent.uses[0]?.lock ?? '0x', { revokedAt: one.ask.at - 5, byBrand: true })
    const records = listUseRecords([brandConsentsOf(one)], words)
    expect(records).to.have.length(2)
    expect(records[0]).to.include({
      brand: 'Kaufhaus Nord',
      data: 'data contact.email',
      purpose: 'to message.email',
      status: 'is revoked',
      when: 'revoked by the brand on 21 November 2026',
      category: 'contact.email',
      state: 'revoked',
      isInForce: false,
      revokedAt: new Date((one.ask.at - 5) * 1000).toISOString(),
    })
    expect(records[1]).to.include({ state: 'allowed', isInForce: true, revokedAt: '' })
  })

  it('is CSV that a spreadsheet neither breaks nor takes for a formula', () => {
    const brand = brandConsentsOf(signedReceipt(), { name: '=HYPERLINK("x"), Nord' })
    const csv = recordsCsv(listUseRecords([brand], words))
    const lines = csv.split('\r\n')
    expect(lines).to.have.length(4)
    expect(lines[0]).to.match(/^"brand","domain","data","purpose","status","when","note",/)
    expect(lines[1]?.startsWith(`"'=HYPERLINK(""x""), Nord","kaufhaus-nord.example",`)).to.equal(true)
    expect(lines[3]).to.equal('')
  })

  it('is the same in JSON', () => {
    const records = listUseRecords([brandConsentsOf(signedReceipt())], words)
    expect(JSON.parse(JSON.stringify(records))).to.deep.equal(records)
  })
})
