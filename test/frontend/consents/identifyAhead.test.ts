import { identifyReceipt, nobleCrypto, parseReceipt, type Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { identifyAhead } from '../../../frontend/src/features/consents/identifyAhead.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

describe('identifyAhead', () => {
  const receiptsOf = (count: number) => {
    const json = JSON.stringify(signedReceipt().receipt)
    return Array.from({ length: count }, () => parseReceipt(json))
  }

  it('leaves nothing to hash or recover for whoever checks the receipts afterwards', async () => {
    const receipts = receiptsOf(3)
    await identifyAhead(receipts)
    const crypto = { keccak256: () => expect.fail('hashed'), recoverPublicKey: () => expect.fail('recovered') }
    for (const receipt of receipts) {
      const { signer, isProofValid } = identifyReceipt(receipt, crypto)
      expect({ signer, isProofValid }).to.deep.equal({ signer: receipt.consent.subject, isProofValid: true })
    }
  })

  it('begins after what is under way, and lets others work in between', async () => {
    const receipts = receiptsOf(40)
    let turns = 0
    const others = setInterval(() => turns++)
    try {
      const done = identifyAhead(receipts)
      const hashed: number[] = []
      const keccak256 = (bytes: Uint8Array) => {
        hashed.push(bytes.length)
        return nobleCrypto.keccak256(bytes)
      }
      expect(identifyReceipt(receipts[0] as Receipt, { ...nobleCrypto, keccak256 }).signer).to.be.a('string')
      expect(hashed, 'it had begun already').not.to.deep.equal([])
      await done
    } finally {
      clearInterval(others)
    }
    expect(turns).to.be.greaterThan(3)
  })
})
