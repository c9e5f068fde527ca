import { toKantaraReceipt } from '@consent-ledger/sdk/interop'
import { expect } from 'chai'
import { kantaraDocument } from '../../../frontend/src/features/receipts/kantaraDocument.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

describe('kantaraDocument', () => {
  it('is the SDK’s form of the receipt and its notice, without the address of a policy nobody signed', () => {
    const { receipt, chain } = signedReceipt()
    const notice = chain.notices[0]?.notice
    if (!notice) throw new Error('no notice')
    const document = JSON.parse(kantaraDocument({ receipt, chain }))
    expect(document).to.deep.equal(toKantaraReceipt({ receipt, notice }))
    expect(document).not.to.have.property('policyUrl')
  })

  it('takes the notice the receipt names, not the brand’s newest, in whatever case the chain writes its hash', () => {
    const { receipt, chain } = signedReceipt()
    const [named] = chain.notices
    if (!named?.notice) throw new Error('no notice')
    const controller = { ...named.notice.controller, name: 'Another name' }
    const newer = { ...named, hash: `0x${'9e'.repeat(32)}` as const, notice: { ...named.notice, controller } }
    const upper = { ...named, hash: `0x${named.hash.slice(2).toUpperCase()}` as const }
    const document = JSON.parse(kantaraDocument({ receipt, chain: { ...chain, notices: [newer, upper] } }))
    expect(document.piiControllers[0].piiController).to.equal(named.notice.controller.name)
  })

  it('leaves out what only the notice says when its text is unknown', () => {
    const { receipt, chain } = signedReceipt()
    const document = JSON.parse(kantaraDocument({ receipt, chain: { ...chain, notices: [] } }))
    expect(document).to.deep.equal(toKantaraReceipt({ receipt }))
    expect(document).not.to.have.property('piiControllers')
  })
})
