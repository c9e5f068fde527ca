import { expect } from 'chai'
import { getContractAddress, keccak256, parseTransaction, recoverTransactionAddress, size, sliceHex } from 'viem'
import { deploymentProxy } from '../../../scripts/deploy/deploymentProxy.ts'

const { address, code, signer, transaction, gas, gasPrice, cost } = deploymentProxy

describe('deploymentProxy', () => {
  it('is what the one transaction creates, by the signer that its signature gives', async () => {
    const recovered = await recoverTransactionAddress({ serializedTransaction: transaction as `0x02${string}` })
    expect(recovered).to.equal(signer)
    expect(getContractAddress({ from: recovered, nonce: 0n })).to.equal(address)
  })

  it('has a signature that nobody can have made with a key', () => {
    const { r, s } = parseTransaction(transaction) as { r: string; s: string }
    expect([r, s]).to.deep.equal([`0x${'22'.repeat(32)}`, `0x${'22'.repeat(32)}`])
  })

  it('names no chain, pays what is said here, and carries the code', () => {
    const parsed = parseTransaction(transaction)
    expect(parsed).to.include({ type: 'legacy', gas, gasPrice }).and.not.to.have.property('chainId')
    expect(parsed.nonce ?? 0).to.equal(0)
    expect(parsed.value ?? 0n).to.equal(0n)
    expect(cost).to.equal(gas * gasPrice)
    // Creation code that returns what stands behind its own 14 bytes.
    const data = parsed.data ?? '0x'
    expect(sliceHex(data, 0, 14)).to.equal('0x604580600e600039806000f350fe')
    expect(sliceHex(data, 14)).to.equal(code)
    expect(size(code)).to.equal(69)
    // The hash under which explorers of many chains show the account's code.
    expect(keccak256(code)).to.equal('0x2fa86add0aed31f33a762c9d88e807c475bd51d0f52bd0955754b2608f7e4989')
  })
})
