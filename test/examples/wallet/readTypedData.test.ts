import { expect } from 'chai'
import { ProviderRpcError } from '../../../examples/wallet/providerRpcError.ts'
import { readTypedData } from '../../../examples/wallet/signing/readTypedData.ts'

const data = {
  domain: { name: 'Shop', chainId: 31337 },
  types: { Order: [{ name: 'amount', type: 'uint256' }] },
  primaryType: 'Order',
  message: { amount: '5' },
}

function codeOf(parameter: unknown): number | undefined {
  try {
    readTypedData(parameter, 31337)
    return undefined
  } catch (error) {
    return error instanceof ProviderRpcError ? error.code : Number.NaN
  }
}

describe('readTypedData', () => {
  it('reads JSON and objects, and shows everything but the types', () => {
    for (const parameter of [data, JSON.stringify(data)]) {
      const { data: read, text } = readTypedData(parameter, 31337)
      expect(read).to.deep.equal(data)
      expect(JSON.parse(text)).to.deep.equal({ domain: data.domain, primaryType: 'Order', message: data.message })
    }
  })

  it('refuses data for another chain, however its number is written', () => {
    for (const chainId of [1, '1', '0x1']) expect(codeOf({ ...data, domain: { chainId } })).to.equal(-32602)
    for (const chainId of [31337, '31337', '0x7a69'])
      expect(codeOf({ ...data, domain: { chainId } })).to.equal(undefined)
  })

  it('refuses malformed data', () => {
    for (const parameter of ['{', 'null', undefined, 5, {}, { ...data, message: undefined }]) {
      expect(codeOf(parameter)).to.equal(-32602)
    }
  })
})
