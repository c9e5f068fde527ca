import { expect } from 'chai'
import { stringToHex } from 'viem'
import { readMessage } from '../../../examples/wallet/signing/readMessage.ts'

describe('readMessage', () => {
  it('reads hex as the text of its bytes', () => {
    expect(readMessage(stringToHex('Grüße\n'))).to.deep.equal({
      raw: new TextEncoder().encode('Grüße\n'),
      text: 'Grüße\n',
    })
  })

  it('takes what is not hex for the text itself', () => {
    for (const text of ['Hello', '0xyz', '0x123', '']) {
      expect(readMessage(text)).to.deep.equal({ raw: new TextEncoder().encode(text), text })
    }
  })

  it('shows bytes that are no UTF-8 as hex', () => {
    expect(readMessage('0xff00')).to.deep.equal({ raw: new Uint8Array([255, 0]), text: '0xff00' })
  })

  it('hides no byte order mark', () => {
    expect(readMessage('0xefbbbf61')?.text).to.equal('\ufeffa')
  })

  it('reads nothing but strings', () => {
    for (const parameter of [undefined, null, 1, {}]) expect(readMessage(parameter)).to.equal(undefined)
  })
})
