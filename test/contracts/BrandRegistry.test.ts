import { expect } from 'chai'
import { network } from 'hardhat'
import { deployContracts } from './deployContracts.ts'

const { ethers, networkHelpers } = await network.create()

const salt = ethers.id('salt')
const name = 'Kaufhaus Nord'
const domain = 'kaufhaus-nord.example'
const unknown = ethers.id('unknown brand')

async function deployBrand() {
  const { ledger, ledgerAddress } = await deployContracts(ethers)
  const [owner, operator, stranger, heir] = await ethers.getSigners()
  if (!owner || !operator || !stranger || !heir) throw new Error('the network has too few accounts')
  const brandId: string = await ledger.registerBrand.staticCall(salt, name, domain)
  const registration = await ledger.registerBrand(salt, name, domain)
  await ledger.setOperator(brandId, operator, true)
  return { ledger, ledgerAddress, owner, operator, stranger, heir, brandId, registration }
}

async function blockTime(transaction: { blockNumber: number | null }): Promise<number> {
  const block = await ethers.provider.getBlock(transaction.blockNumber ?? 'latest')
  return block?.timestamp ?? 0
}

describe('BrandRegistry', () => {
  describe('registerBrand', () => {
    it('registers a brand that the caller owns, with the time of the block', async () => {
      const { ledger, owner, brandId, registration } = await networkHelpers.loadFixture(deployBrand)
      await expect(registration).to.emit(ledger, 'BrandRegistered').withArgs(brandId, owner.address, name, domain)
      expect((await ledger.brandOf(brandId)).toArray()).to.deep.equal([
        owner.address,
        BigInt(await blockTime(registration)),
        ethers.ZeroAddress,
        name,
        domain,
      ])
    })

    it('derives the id from chain, ledger, caller and salt', async () => {
      const { ledgerAddress, owner, brandId } = await networkHelpers.loadFixture(deployBrand)
      const { chainId } = await ethers.provider.getNetwork()
      const words = ethers.AbiCoder.defaultAbiCoder().encode(
        ['uint256', 'address', 'address', 'bytes32'],
        [chainId, ledgerAddress, owner.address, salt],
      )
      expect(brandId).to.equal(ethers.keccak256(words))
    })

    it('gives another caller another id for the same salt', async () => {
      const { ledger, stranger, brandId } = await networkHelpers.loadFixture(deployBrand)
      const other = await ledger.connect(stranger).registerBrand.staticCall(salt, name, domain)
      expect(other).not.to.equal(brandId)
      await expect(ledger.connect(stranger).registerBrand(salt, name, domain))
        .to.emit(ledger, 'BrandRegistered')
        .withArgs(other, stranger.address, name, domain)
    })

    it('gives the same caller another id for another salt', async () => {
      const { ledger, owner, brandId } = await networkHelpers.loadFixture(deployBrand)
      const other = await ledger.registerBrand.staticCall(ethers.ZeroHash, name, domain)
      expect(other).not.to.equal(brandId)
      await expect(ledger.registerBrand(ethers.ZeroHash, name, domain))
        .to.emit(ledger, 'BrandRegistered')
        .withArgs(other, owner.address, name, domain)
    })

    it('reverts when the caller has used the salt already, whatever the name', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.registerBrand(salt, '', ''))
        .to.be.revertedWithCustomError(ledger, 'BrandExists')
        .withArgs(brandId)
    })

    it('keeps the salt taken after the brand was given away', async () => {
      const { ledger, heir, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      await ledger.connect(heir).acceptBrand(brandId)
      await expect(ledger.registerBrand(salt, name, domain))
        .to.be.revertedWithCustomError(ledger, 'BrandExists')
        .withArgs(brandId)
    })

    it('reverts when the name is empty, before it looks at the domain', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrand)
      const brandId = await ledger.registerBrand.staticCall(ethers.ZeroHash, name, domain)
      await expect(ledger.registerBrand(ethers.ZeroHash, '', ''))
        .to.be.revertedWithCustomError(ledger, 'EmptyName')
        .withArgs(brandId)
    })

    it('reverts when the domain is empty', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrand)
      const brandId = await ledger.registerBrand.staticCall(ethers.ZeroHash, name, domain)
      await expect(ledger.registerBrand(ethers.ZeroHash, name, ''))
        .to.be.revertedWithCustomError(ledger, 'EmptyDomain')
        .withArgs(brandId)
    })
  })

  describe('updateBrand', () => {
    it('changes name and domain and nothing else', async () => {
      const { ledger, operator, brandId } = await networkHelpers.loadFixture(deployBrand)
      const before = await ledger.brandOf(brandId)
      await expect(ledger.updateBrand(brandId, 'Größe', 'neu.example'))
        .to.emit(ledger, 'BrandUpdated')
        .withArgs(brandId, 'Größe', 'neu.example')
      expect((await ledger.brandOf(brandId)).toArray()).to.deep.equal([
        before.owner,
        before.registeredAt,
        before.pendingOwner,
        'Größe',
        'neu.example',
      ])
      expect(await ledger.isOperator(brandId, operator)).to.equal(true)
    })

    it('takes names longer and shorter than one storage word, in both directions', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrand)
      for (const length of [200, 1, 32, 31, 33]) {
        const text = 'x'.repeat(length)
        await ledger.updateBrand(brandId, text, `${text}.example`)
        const brand = await ledger.brandOf(brandId)
        expect([brand.name, brand.domain]).to.deep.equal([text, `${text}.example`])
      }
    })

    it('reverts when the brand is unknown, before anything else', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.updateBrand(unknown, '', ''))
        .to.be.revertedWithCustomError(ledger, 'UnknownBrand')
        .withArgs(unknown)
    })

    it('reverts when the caller is not the owner, before it looks at the values', async () => {
      const { ledger, stranger, operator, brandId } = await networkHelpers.loadFixture(deployBrand)
      for (const account of [stranger, operator]) {
        await expect(ledger.connect(account).updateBrand(brandId, '', ''))
          .to.be.revertedWithCustomError(ledger, 'NotOwner')
          .withArgs(brandId, account.address)
      }
    })

    it('reverts when the name is empty, before it looks at the domain', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.updateBrand(brandId, '', ''))
        .to.be.revertedWithCustomError(ledger, 'EmptyName')
        .withArgs(brandId)
    })

    it('reverts when the domain is empty', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.updateBrand(brandId, name, ''))
        .to.be.revertedWithCustomError(ledger, 'EmptyDomain')
        .withArgs(brandId)
    })
  })

  describe('setOperator', () => {
    it('makes an address an operator and ends that again', async () => {
      const { ledger, stranger, brandId } = await networkHelpers.loadFixture(deployBrand)
      for (const allowed of [true, false]) {
        await expect(ledger.setOperator(brandId, stranger, allowed))
          .to.emit(ledger, 'OperatorSet')
          .withArgs(brandId, stranger.address, allowed)
        expect(await ledger.isOperator(brandId, stranger)).to.equal(allowed)
      }
    })

    it('emits even if nothing changes', async () => {
      const { ledger, operator, stranger, brandId } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.setOperator(brandId, operator, true))
        .to.emit(ledger, 'OperatorSet')
        .withArgs(brandId, operator.address, true)
      await expect(ledger.setOperator(brandId, stranger, false))
        .to.emit(ledger, 'OperatorSet')
        .withArgs(brandId, stranger.address, false)
    })

    it('cannot take from the owner what the owner may do', async () => {
      const { ledger, owner, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.setOperator(brandId, owner, false)
      expect(await ledger.isOperator(brandId, owner)).to.equal(true)
    })

    it('says nothing about another brand', async () => {
      const { ledger, operator, brandId } = await networkHelpers.loadFixture(deployBrand)
      const other = await ledger.registerBrand.staticCall(ethers.ZeroHash, name, domain)
      await ledger.registerBrand(ethers.ZeroHash, name, domain)
      expect(await ledger.isOperator(other, operator)).to.equal(false)
      await ledger.setOperator(other, operator, false)
      expect(await ledger.isOperator(brandId, operator)).to.equal(true)
    })

    it('reverts when the brand is unknown', async () => {
      const { ledger, operator } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.setOperator(unknown, operator, true))
        .to.be.revertedWithCustomError(ledger, 'UnknownBrand')
        .withArgs(unknown)
    })

    it('reverts when the caller is not the owner', async () => {
      const { ledger, operator, brandId } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.connect(operator).setOperator(brandId, operator, true))
        .to.be.revertedWithCustomError(ledger, 'NotOwner')
        .withArgs(brandId, operator.address)
    })
  })

  describe('transferBrand', () => {
    it('offers the brand and leaves the owner in place', async () => {
      const { ledger, owner, heir, brandId } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.transferBrand(brandId, heir))
        .to.emit(ledger, 'BrandTransferStarted')
        .withArgs(brandId, owner.address, heir.address)
      const brand = await ledger.brandOf(brandId)
      expect([brand.owner, brand.pendingOwner]).to.deep.equal([owner.address, heir.address])
      expect(await ledger.isOperator(brandId, heir)).to.equal(false)
      await ledger.updateBrand(brandId, name, domain)
    })

    it('replaces an earlier offer', async () => {
      const { ledger, heir, stranger, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      await ledger.transferBrand(brandId, stranger)
      await expect(ledger.connect(heir).acceptBrand(brandId))
        .to.be.revertedWithCustomError(ledger, 'NotPendingOwner')
        .withArgs(brandId, heir.address)
    })

    it('cancels an offer with the zero address', async () => {
      const { ledger, owner, heir, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      await expect(ledger.transferBrand(brandId, ethers.ZeroAddress))
        .to.emit(ledger, 'BrandTransferStarted')
        .withArgs(brandId, owner.address, ethers.ZeroAddress)
      await expect(ledger.connect(heir).acceptBrand(brandId))
        .to.be.revertedWithCustomError(ledger, 'NotPendingOwner')
        .withArgs(brandId, heir.address)
    })

    it('reverts when the brand is unknown', async () => {
      const { ledger, heir } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.transferBrand(unknown, heir))
        .to.be.revertedWithCustomError(ledger, 'UnknownBrand')
        .withArgs(unknown)
    })

    it('reverts when the caller is not the owner', async () => {
      const { ledger, operator, brandId } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.connect(operator).transferBrand(brandId, operator))
        .to.be.revertedWithCustomError(ledger, 'NotOwner')
        .withArgs(brandId, operator.address)
    })
  })

  describe('acceptBrand', () => {
    it('makes the pending owner the owner and keeps the rest', async () => {
      const { ledger, owner, heir, brandId, registration } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      await expect(ledger.connect(heir).acceptBrand(brandId))
        .to.emit(ledger, 'BrandTransferred')
        .withArgs(brandId, owner.address, heir.address)
      expect((await ledger.brandOf(brandId)).toArray()).to.deep.equal([
        heir.address,
        BigInt(await blockTime(registration)),
        ethers.ZeroAddress,
        name,
        domain,
      ])
    })

    it('clears the operators and ends the rights of the previous owner', async () => {
      const { ledger, owner, operator, heir, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      await ledger.connect(heir).acceptBrand(brandId)
      expect(await ledger.isOperator(brandId, operator)).to.equal(false)
      expect(await ledger.isOperator(brandId, owner)).to.equal(false)
      expect(await ledger.isOperator(brandId, heir)).to.equal(true)
      await expect(ledger.updateBrand(brandId, name, domain))
        .to.be.revertedWithCustomError(ledger, 'NotOwner')
        .withArgs(brandId, owner.address)
      await expect(ledger.connect(operator).recordGrants(brandId, salt))
        .to.be.revertedWithCustomError(ledger, 'NotOperator')
        .withArgs(brandId, operator.address)
    })

    it('does not bring operators of an earlier time back when the brand returns', async () => {
      const { ledger, owner, operator, heir, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      await ledger.connect(heir).acceptBrand(brandId)
      await ledger.connect(heir).transferBrand(brandId, owner)
      await ledger.acceptBrand(brandId)
      expect(await ledger.isOperator(brandId, operator)).to.equal(false)
      await ledger.setOperator(brandId, operator, true)
      expect(await ledger.isOperator(brandId, operator)).to.equal(true)
    })

    it('clears the operators also when the owner accepts its own offer', async () => {
      const { ledger, owner, operator, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, owner)
      await expect(ledger.acceptBrand(brandId))
        .to.emit(ledger, 'BrandTransferred')
        .withArgs(brandId, owner.address, owner.address)
      expect(await ledger.isOperator(brandId, operator)).to.equal(false)
    })

    it('works once per offer', async () => {
      const { ledger, heir, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      await ledger.connect(heir).acceptBrand(brandId)
      await expect(ledger.connect(heir).acceptBrand(brandId))
        .to.be.revertedWithCustomError(ledger, 'NotPendingOwner')
        .withArgs(brandId, heir.address)
    })

    it('reverts when the brand is unknown', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrand)
      await expect(ledger.acceptBrand(unknown)).to.be.revertedWithCustomError(ledger, 'UnknownBrand').withArgs(unknown)
    })

    it('reverts when nobody is offered the brand and the zero address calls', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrand)
      const call = ledger.connect(ethers.provider).acceptBrand.staticCall(brandId, { from: ethers.ZeroAddress })
      await expect(call).to.be.revertedWithCustomError(ledger, 'NotPendingOwner').withArgs(brandId, ethers.ZeroAddress)
    })

    it('reverts when the caller is not the pending owner, the owner included', async () => {
      const { ledger, owner, operator, heir, brandId } = await networkHelpers.loadFixture(deployBrand)
      await ledger.transferBrand(brandId, heir)
      for (const account of [owner, operator]) {
        await expect(ledger.connect(account).acceptBrand(brandId))
          .to.be.revertedWithCustomError(ledger, 'NotPendingOwner')
          .withArgs(brandId, account.address)
      }
    })
  })

  describe('brandOf', () => {
    it('reads zero for an unknown brand', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrand)
      expect((await ledger.brandOf(unknown)).toArray()).to.deep.equal([
        ethers.ZeroAddress,
        0n,
        ethers.ZeroAddress,
        '',
        '',
      ])
    })
  })

  describe('isOperator', () => {
    it('is true for the owner and operators only', async () => {
      const { ledger, owner, operator, stranger, brandId } = await networkHelpers.loadFixture(deployBrand)
      expect(await ledger.isOperator(brandId, owner)).to.equal(true)
      expect(await ledger.isOperator(brandId, operator)).to.equal(true)
      expect(await ledger.isOperator(brandId, stranger)).to.equal(false)
      expect(await ledger.isOperator(brandId, ethers.ZeroAddress)).to.equal(false)
    })

    it('is false for every account of an unknown brand, the zero address included', async () => {
      const { ledger, owner } = await networkHelpers.loadFixture(deployBrand)
      expect(await ledger.isOperator(unknown, owner)).to.equal(false)
      expect(await ledger.isOperator(unknown, ethers.ZeroAddress)).to.equal(false)
    })
  })
})
