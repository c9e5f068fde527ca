import { expect } from 'chai'
import { parseWalletSettings } from '../../../examples/wallet/parseWalletSettings.ts'
import { ProviderRpcError } from '../../../examples/wallet/providerRpcError.ts'

const settings = { privateKey: `0x${'11'.repeat(32)}`, rpcUrl: 'http://127.0.0.1:8545', chainId: 31337 } as const

function codeOf(run: () => unknown): number | undefined {
  try {
    run()
    return undefined
  } catch (error) {
    return error instanceof ProviderRpcError ? error.code : Number.NaN
  }
}

describe('parseWalletSettings', () => {
  it('reads the settings of a local run', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]', 'shop.localhost']) {
      expect(parseWalletSettings(settings, host)).to.deep.equal(settings)
    }
  })

  it('refuses every chain but the local one', () => {
    for (const chainId of [1, '31337', undefined]) {
      expect(codeOf(() => parseWalletSettings({ ...settings, chainId }, 'localhost'))).to.equal(4900)
    }
  })

  it('refuses nodes and pages that are not on this machine', () => {
    for (const host of ['example.com', 'localhost.example.com', '127.0.0.1.example.com', '10.0.0.1', '']) {
      expect(
        codeOf(() => parseWalletSettings(settings, host)),
        host,
      ).to.equal(4900)
      const rpcUrl = `http://${host}:8545`
      expect(
        codeOf(() => parseWalletSettings({ ...settings, rpcUrl }, 'localhost')),
        rpcUrl,
      ).to.equal(4900)
    }
  })

  it('refuses a malformed file', () => {
    for (const json of [null, [], 'text', {}, { ...settings, privateKey: '0x11' }, { ...settings, rpcUrl: 1 }]) {
      expect(codeOf(() => parseWalletSettings(json, 'localhost'))).to.equal(4900)
    }
  })
})
