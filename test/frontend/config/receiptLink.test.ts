import { type Receipt, stringifyReceipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { keccak256, toHex } from 'viem'
import { packReceipt, unpackReceipt } from '../../../frontend/src/config/receiptLink.ts'
import { qrCode } from '../../../frontend/src/features/receipts/qrCode.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

const app = 'https://example.org/app/'

describe('packReceipt', () => {
  const { receipt } = signedReceipt()
  const withText = (statement: string): Receipt => ({ ...receipt, consent: { ...receipt.consent, statement } })

  it('puts the whole receipt behind the #, so that no server is told, and unpackReceipt gives it back to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (text) => {
        const { address, digits } = await packReceipt(app, withText(text))
        expect(address).to.match(/^https:\/\/example\.org\/app\/#/)
        expect(digits).to.match(/^\d+$/)
        const json = stringifyReceipt(withText(text))
        expect(await unpackReceipt(address + digits)).to.equal(json)
        expect(await unpackReceipt(`z${digits}`), 'what the address of the page gives').to.equal(json)
        expect(await unpackReceipt(` ${address}${digits}\n`), 'pasted').to.equal(json)
      }),
      { numRuns: 50 },
    )
  })

  it('fits into a QR code beside a proof in a batch of a million', async () => {
    const proof = Array.from({ length: 20 }, (_, step) => keccak256(toHex(step)))
    const root = keccak256(toHex('root'))
    const { address, digits } = await packReceipt(app, { ...receipt, recording: { root, proof } })
    expect(qrCode(address, digits)).to.not.equal(null)
  })
})

describe('unpackReceipt', () => {
  it('leaves every other text as it is: JSON, broken digits, more than a code holds', async () => {
    const { address, digits } = await packReceipt(app, signedReceipt().receipt)
    for (const text of [
      '',
      '{"type":"consent-receipt"}',
      'z',
      digits,
      `z${digits.slice(5)}`,
      `z99999${digits.slice(5)}`,
      `${address}${digits}x`,
      `z${digits.padEnd(7_090, '0')}`,
    ])
      expect(await unpackReceipt(text), text.slice(0, 40)).to.equal(text)
  })
})
