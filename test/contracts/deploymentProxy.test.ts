import { expect } from 'chai'
import { network } from 'hardhat'
import { concatHex, keccak256 } from 'viem'
import { deploymentProxy } from '../../scripts/deploy/deploymentProxy.ts'
import { ledgerSalt } from '../../scripts/deploy/ledgerSalt.ts'
import { planContracts } from '../../scripts/deploy/planContracts.ts'

const { ethers, networkHelpers } = await network.create()

describe('deployment proxy', () => {
  it('can be made in this network as on any chain, and creates both contracts where they are expected', async () => {
    const { address, signer, cost, transaction } = deploymentProxy
    await networkHelpers.setBalance(signer, cost)
    await ethers.provider.broadcastTransaction(transaction)
    expect(await ethers.provider.getCode(address)).to.equal(deploymentProxy.code)
    expect(await ethers.provider.getBalance(signer)).to.be.lessThan(cost)

    const [payer] = await ethers.getSigners()
    const { ledger, verifier } = planContracts(ledgerSalt)
    for (const { address: expected, salt, initCode, codeHash } of [ledger, verifier]) {
      const data = concatHex([salt, initCode])
      await payer?.sendTransaction({ to: address, data })
      expect(keccak256((await ethers.provider.getCode(expected)) as `0x${string}`)).to.equal(codeHash)
      // Nobody can put anything else there, or the same again.
      await expect(payer?.sendTransaction({ to: address, data })).to.revert(ethers)
    }
  })
})
