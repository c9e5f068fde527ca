import { expect } from 'chai'
import type { ContractTransactionResponse } from 'ethers'
import { network } from 'hardhat'
import { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'
import { deployContracts } from './deployContracts.ts'

/* Who calls decides, not who signed the transaction: a brand may be a contract, such as a wallet of several people. */

const { ethers, networkHelpers } = await network.create()
const ledgerInterface = new ethers.Interface(consentLedgerAbi)
const secret = ethers.id('secret')
const lock = ethers.keccak256(secret)
const root = ethers.id('root')

async function deployCaller() {
  const { ledger, ledgerAddress } = await deployContracts(ethers)
  const caller = await ethers.deployContract('Caller')
  const callerAddress = await caller.getAddress()
  const [signer, heir] = await ethers.getSigners()
  if (!signer || !heir) throw new Error('the network has too few accounts')
  const { chainId } = await ethers.provider.getNetwork()
  const idOf = (owner: string) =>
    ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'address', 'address', 'bytes32'],
        [chainId, ledgerAddress, owner, ethers.ZeroHash],
      ),
    )
  /** Lets the contract call the ledger; the signer of the transaction is the first account. */
  const call = (name: string, ...args: unknown[]): Promise<ContractTransactionResponse> =>
    caller.getFunction('call')(ledgerAddress, ledgerInterface.encodeFunctionData(name, args))
  const refused = (error: string, ...args: unknown[]) => ledgerInterface.encodeErrorResult(error, args)
  return { ledger, caller, callerAddress, signer, heir, idOf, call, refused }
}

describe('a contract as caller', () => {
  it('owns the brand that it registers; the signer of the transaction is a stranger', async () => {
    const { ledger, callerAddress, signer, idOf, call } = await networkHelpers.loadFixture(deployCaller)
    const brandId = idOf(callerAddress)
    await expect(call('registerBrand', ethers.ZeroHash, 'Name', 'name.example'))
      .to.emit(ledger, 'BrandRegistered')
      .withArgs(brandId, callerAddress, 'Name', 'name.example')
    expect((await ledger.brandOf(brandId)).owner).to.equal(callerAddress)
    expect(await ledger.isOperator(brandId, callerAddress)).to.equal(true)
    expect(await ledger.isOperator(brandId, signer)).to.equal(false)
    await expect(ledger.recordGrants(brandId, root))
      .to.be.revertedWithCustomError(ledger, 'NotOperator')
      .withArgs(brandId, signer.address)
  })

  it('does all that its brand may do, in its own name', async () => {
    const { ledger, callerAddress, heir, idOf, call } = await networkHelpers.loadFixture(deployCaller)
    const brandId = idOf(callerAddress)
    await call('registerBrand', ethers.ZeroHash, 'Name', 'name.example')
    await expect(call('publishNotice', brandId, '0x01')).to.emit(ledger, 'NoticePublished')
    await expect(call('recordGrants', brandId, root))
      .to.emit(ledger, 'GrantsRecorded')
      .withArgs(brandId, root, callerAddress)
    const sent = await call('recordUses', brandId, root)
    await expect(sent)
      .to.emit(ledger, 'UsesRecorded')
      .withArgs(brandId, root, await ledger.useDigest(brandId), callerAddress)
    await expect(call('revokeAsBrand', brandId, [lock]))
      .to.emit(ledger, 'ConsentRevoked')
      .withArgs(brandId, lock, true, callerAddress)
    await expect(call('transferBrand', brandId, heir.address))
      .to.emit(ledger, 'BrandTransferStarted')
      .withArgs(brandId, callerAddress, heir.address)
  })

  it('takes over a brand that is offered to it', async () => {
    const { ledger, callerAddress, signer, idOf, call } = await networkHelpers.loadFixture(deployCaller)
    const brandId = idOf(signer.address)
    await ledger.registerBrand(ethers.ZeroHash, 'Name', 'name.example')
    await ledger.transferBrand(brandId, callerAddress)
    await expect(call('acceptBrand', brandId))
      .to.emit(ledger, 'BrandTransferred')
      .withArgs(brandId, signer.address, callerAddress)
    expect((await ledger.brandOf(brandId)).owner).to.equal(callerAddress)
  })

  it('carries a secret, and is named as the sender', async () => {
    const { ledger, callerAddress, idOf, call } = await networkHelpers.loadFixture(deployCaller)
    const brandId = idOf(callerAddress)
    await expect(call('revoke', [{ brandId, secrets: [secret] }]))
      .to.emit(ledger, 'ConsentRevoked')
      .withArgs(brandId, lock, false, callerAddress)
  })

  it('is refused and named where the signer of the transaction would be let in', async () => {
    const { ledger, caller, callerAddress, signer, idOf, call, refused } =
      await networkHelpers.loadFixture(deployCaller)
    const brandId = idOf(signer.address)
    await ledger.registerBrand(ethers.ZeroHash, 'Name', 'name.example')
    await ledger.transferBrand(brandId, signer)
    for (const [error, name, ...args] of [
      ['NotOwner', 'updateBrand', 'New', 'new.example'],
      ['NotOwner', 'setOperator', callerAddress, true],
      ['NotOwner', 'transferBrand', callerAddress],
      ['NotOwner', 'publishNotice', '0x01'],
      ['NotPendingOwner', 'acceptBrand'],
      ['NotOperator', 'recordGrants', root],
      ['NotOperator', 'recordUses', root],
      ['NotOperator', 'revokeAsBrand', [lock]],
    ] as const) {
      await expect(call(name, brandId, ...args), name)
        .to.be.revertedWithCustomError(caller, 'CallFailed')
        .withArgs(refused(error, brandId, callerAddress))
    }
  })
})
