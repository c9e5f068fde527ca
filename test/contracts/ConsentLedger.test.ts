import { expect } from 'chai'
import type { ContractTransactionResponse } from 'ethers'
import { network } from 'hardhat'
import { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'
import { deployContracts } from './deployContracts.ts'

const { ethers, networkHelpers } = await network.create()

const unknown = ethers.id('unknown brand')
const root = ethers.id('root')
const documentBytes = ethers.toUtf8Bytes('{"type":"consent-notice","text":"Größe"}')
const noticeHash = ethers.keccak256(documentBytes)
const secrets = ['first', 'second', 'third'].map((text) => ethers.id(text)) as [string, string, string]
const locks = secrets.map((secret) => ethers.keccak256(secret)) as [string, string, string]

async function deployBrands() {
  const { ledger } = await deployContracts(ethers)
  const [owner, operator, stranger, rival] = await ethers.getSigners()
  if (!owner || !operator || !stranger || !rival) throw new Error('the network has too few accounts')
  const brandId: string = await ledger.registerBrand.staticCall(ethers.ZeroHash, 'Kaufhaus Nord', 'nord.example')
  await ledger.registerBrand(ethers.ZeroHash, 'Kaufhaus Nord', 'nord.example')
  await ledger.setOperator(brandId, operator, true)
  const rivalLedger = ledger.connect(rival)
  const rivalId: string = await rivalLedger.registerBrand.staticCall(ethers.ZeroHash, 'Kaufhaus Süd', 'sued.example')
  await rivalLedger.registerBrand(ethers.ZeroHash, 'Kaufhaus Süd', 'sued.example')
  return { ledger, owner, operator, stranger, rival, brandId, rivalId }
}

async function blockOf(sent: Promise<ContractTransactionResponse>): Promise<{ number: bigint; timestamp: bigint }> {
  const receipt = await (await sent).wait()
  const block = await ethers.provider.getBlock(receipt?.blockNumber ?? -1)
  if (!block) throw new Error('the transaction was not mined')
  return { number: BigInt(block.number), timestamp: BigInt(block.timestamp) }
}

async function eventsOf(sent: Promise<ContractTransactionResponse>): Promise<unknown[][]> {
  const contract = new ethers.Interface(consentLedgerAbi)
  const receipt = await (await sent).wait()
  return (receipt?.logs ?? []).map((log) => {
    const event = contract.parseLog(log)
    return [event?.name, ...(event?.args.toArray() ?? [])]
  })
}

function rollRevocation(digest: string, lock: string, at: bigint, byBrand: boolean): string {
  const words = ethers.AbiCoder.defaultAbiCoder().encode(
    ['bytes32', 'bytes32', 'uint64', 'bool'],
    [digest, lock, at, byBrand],
  )
  return ethers.keccak256(words)
}

function rollUses(digest: string, usesRoot: string, at: bigint): string {
  const words = ethers.AbiCoder.defaultAbiCoder().encode(['bytes32', 'bytes32', 'uint64'], [digest, usesRoot, at])
  return ethers.keccak256(words)
}

describe('ConsentLedger', () => {
  describe('publishNotice', () => {
    it('emits the whole document and answers with its hash', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      expect(await ledger.publishNotice.staticCall(brandId, documentBytes)).to.equal(noticeHash)
      await expect(ledger.publishNotice(brandId, documentBytes))
        .to.emit(ledger, 'NoticePublished')
        .withArgs(brandId, noticeHash, 1n, ethers.hexlify(documentBytes))
    })

    it('writes time, block and number, and makes the notice the latest', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      const block = await blockOf(ledger.publishNotice(brandId, documentBytes))
      expect((await ledger.noticeOf(brandId, noticeHash)).toArray()).to.deep.equal([block.timestamp, block.number, 1n])
      expect(await ledger.latestNotice(brandId)).to.equal(noticeHash)
    })

    it('counts the notices of each brand for itself', async () => {
      const { ledger, rival, brandId, rivalId } = await networkHelpers.loadFixture(deployBrands)
      for (const number of [1n, 2n, 3n]) {
        const text = ethers.toUtf8Bytes(`notice ${number}`)
        await ledger.publishNotice(brandId, text)
        expect((await ledger.noticeOf(brandId, ethers.keccak256(text))).number).to.equal(number)
        expect(await ledger.latestNotice(brandId)).to.equal(ethers.keccak256(text))
      }
      await ledger.connect(rival).publishNotice(rivalId, documentBytes)
      expect((await ledger.noticeOf(rivalId, noticeHash)).number).to.equal(1n)
    })

    it('leaves earlier notices as they were', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.publishNotice(brandId, documentBytes)
      const before = (await ledger.noticeOf(brandId, noticeHash)).toArray()
      await ledger.publishNotice(brandId, '0x01')
      expect((await ledger.noticeOf(brandId, noticeHash)).toArray()).to.deep.equal(before)
    })

    it('lets another brand publish the same document', async () => {
      const { ledger, rival, brandId, rivalId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.publishNotice(brandId, documentBytes)
      await expect(ledger.connect(rival).publishNotice(rivalId, documentBytes))
        .to.emit(ledger, 'NoticePublished')
        .withArgs(rivalId, noticeHash, 1n, ethers.hexlify(documentBytes))
    })

    it('takes a document of 60,000 bytes', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      const text = ethers.toUtf8Bytes('ü'.repeat(30_000))
      await expect(ledger.publishNotice(brandId, text))
        .to.emit(ledger, 'NoticePublished')
        .withArgs(brandId, ethers.keccak256(text), 1n, ethers.hexlify(text))
    })

    it('reverts when the brand is unknown, before anything else', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.publishNotice(unknown, '0x'))
        .to.be.revertedWithCustomError(ledger, 'UnknownBrand')
        .withArgs(unknown)
    })

    it('reverts when the caller is not the owner, operators included, before it looks at the document', async () => {
      const { ledger, operator, stranger, rival, brandId } = await networkHelpers.loadFixture(deployBrands)
      for (const account of [operator, stranger, rival]) {
        await expect(ledger.connect(account).publishNotice(brandId, '0x'))
          .to.be.revertedWithCustomError(ledger, 'NotOwner')
          .withArgs(brandId, account.address)
      }
    })

    it('reverts when the document is empty', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.publishNotice(brandId, '0x'))
        .to.be.revertedWithCustomError(ledger, 'EmptyDocument')
        .withArgs(brandId)
    })

    it('reverts when the brand has published the document before, as its latest or earlier', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.publishNotice(brandId, documentBytes)
      await expect(ledger.publishNotice(brandId, documentBytes))
        .to.be.revertedWithCustomError(ledger, 'NoticeExists')
        .withArgs(brandId, noticeHash)
      await ledger.publishNotice(brandId, '0x01')
      await expect(ledger.publishNotice(brandId, documentBytes))
        .to.be.revertedWithCustomError(ledger, 'NoticeExists')
        .withArgs(brandId, noticeHash)
    })
  })

  describe('recordGrants', () => {
    it('writes the time of the block', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      const { timestamp } = await blockOf(ledger.recordGrants(brandId, root))
      expect(await ledger.recordedAt(brandId, [root])).to.deep.equal([timestamp])
    })

    it('may be called by the owner and by an operator', async () => {
      const { ledger, owner, operator, brandId } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.recordGrants(brandId, root))
        .to.emit(ledger, 'GrantsRecorded')
        .withArgs(brandId, root, owner.address)
      const second = ethers.id('second root')
      await expect(ledger.connect(operator).recordGrants(brandId, second))
        .to.emit(ledger, 'GrantsRecorded')
        .withArgs(brandId, second, operator.address)
    })

    it('keeps the roots of each brand for itself', async () => {
      const { ledger, rival, brandId, rivalId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.recordGrants(brandId, root)
      expect(await ledger.recordedAt(rivalId, [root])).to.deep.equal([0n])
      await expect(ledger.connect(rival).recordGrants(rivalId, root))
        .to.emit(ledger, 'GrantsRecorded')
        .withArgs(rivalId, root, rival.address)
    })

    it('reverts when the brand is unknown, before anything else', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.recordGrants(unknown, ethers.ZeroHash))
        .to.be.revertedWithCustomError(ledger, 'UnknownBrand')
        .withArgs(unknown)
    })

    it('reverts when the caller is no operator, before it looks at the root', async () => {
      const { ledger, stranger, rival, brandId } = await networkHelpers.loadFixture(deployBrands)
      for (const account of [stranger, rival]) {
        await expect(ledger.connect(account).recordGrants(brandId, ethers.ZeroHash))
          .to.be.revertedWithCustomError(ledger, 'NotOperator')
          .withArgs(brandId, account.address)
      }
    })

    it('reverts when the root is zero', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.recordGrants(brandId, ethers.ZeroHash))
        .to.be.revertedWithCustomError(ledger, 'EmptyRoot')
        .withArgs(brandId)
    })

    it('reverts when the root is recorded already, and the first time stays', async () => {
      const { ledger, operator, brandId } = await networkHelpers.loadFixture(deployBrands)
      const { timestamp } = await blockOf(ledger.recordGrants(brandId, root))
      await expect(ledger.connect(operator).recordGrants(brandId, root))
        .to.be.revertedWithCustomError(ledger, 'RootExists')
        .withArgs(brandId, root)
      expect(await ledger.recordedAt(brandId, [root])).to.deep.equal([timestamp])
    })
  })

  describe('recordUses', () => {
    it('rolls the use digest and emits it', async () => {
      const { ledger, owner, operator, brandId } = await networkHelpers.loadFixture(deployBrands)
      let digest = ethers.ZeroHash
      for (const account of [owner, operator]) {
        const sent: Promise<ContractTransactionResponse> = ledger.connect(account).recordUses(brandId, root)
        digest = rollUses(digest, root, (await blockOf(sent)).timestamp)
        await expect(sent).to.emit(ledger, 'UsesRecorded').withArgs(brandId, root, digest, account.address)
        expect(await ledger.getFunction('useDigest')(brandId)).to.equal(digest)
      }
    })

    it('records no grant and no revocation', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.recordUses(brandId, root)
      expect(await ledger.recordedAt(brandId, [root])).to.deep.equal([0n])
      expect(await ledger.revocationDigest(brandId)).to.equal(ethers.ZeroHash)
    })

    it('leaves the digest of another brand alone', async () => {
      const { ledger, brandId, rivalId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.recordUses(brandId, root)
      expect(await ledger.useDigest(rivalId)).to.equal(ethers.ZeroHash)
    })

    it('reverts when the brand is unknown, before anything else', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.recordUses(unknown, ethers.ZeroHash))
        .to.be.revertedWithCustomError(ledger, 'UnknownBrand')
        .withArgs(unknown)
    })

    it('reverts when the caller is no operator, before it looks at the root', async () => {
      const { ledger, stranger, rival, brandId } = await networkHelpers.loadFixture(deployBrands)
      for (const account of [stranger, rival]) {
        await expect(ledger.connect(account).recordUses(brandId, ethers.ZeroHash))
          .to.be.revertedWithCustomError(ledger, 'NotOperator')
          .withArgs(brandId, account.address)
      }
    })

    it('reverts when the root is zero', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.recordUses(brandId, ethers.ZeroHash))
        .to.be.revertedWithCustomError(ledger, 'EmptyRoot')
        .withArgs(brandId)
    })
  })

  describe('revokeAsBrand', () => {
    it('spends the locks in order, names the brand and rolls the digest', async () => {
      const { ledger, operator, brandId } = await networkHelpers.loadFixture(deployBrands)
      const sent: Promise<ContractTransactionResponse> = ledger.connect(operator).revokeAsBrand(brandId, locks)
      const { timestamp } = await blockOf(sent)
      expect(await eventsOf(sent)).to.deep.equal(
        locks.map((lock) => ['ConsentRevoked', brandId, lock, true, operator.address]),
      )
      expect((await ledger.lockStates(brandId, locks)).map((state: unknown[]) => [...state])).to.deep.equal(
        locks.map(() => [timestamp, true]),
      )
      let digest = ethers.ZeroHash
      for (const lock of locks) digest = rollRevocation(digest, lock, timestamp, true)
      expect(await ledger.revocationDigest(brandId)).to.equal(digest)
    })

    it('skips locks that are spent, also within one call, and leaves their state', async () => {
      const { ledger, owner, stranger, brandId } = await networkHelpers.loadFixture(deployBrands)
      const first = await blockOf(ledger.connect(stranger).revoke([{ brandId, secrets: [secrets[0]] }]))
      const sent: Promise<ContractTransactionResponse> = ledger.revokeAsBrand(brandId, [locks[0], locks[1], locks[1]])
      const second = await blockOf(sent)
      expect(await eventsOf(sent)).to.deep.equal([['ConsentRevoked', brandId, locks[1], true, owner.address]])
      expect((await ledger.lockStates(brandId, locks)).map((state: unknown[]) => [...state])).to.deep.equal([
        [first.timestamp, false],
        [second.timestamp, true],
        [0n, false],
      ])
      const digest = rollRevocation(ethers.ZeroHash, locks[0], first.timestamp, false)
      expect(await ledger.revocationDigest(brandId)).to.equal(rollRevocation(digest, locks[1], second.timestamp, true))
    })

    it('changes nothing when every lock is spent', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.revokeAsBrand(brandId, locks)
      const digest = await ledger.revocationDigest(brandId)
      expect(await eventsOf(ledger.revokeAsBrand(brandId, locks))).to.deep.equal([])
      expect(await ledger.revocationDigest(brandId)).to.equal(digest)
    })

    it('reverts when the brand is unknown, before anything else', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.revokeAsBrand(unknown, []))
        .to.be.revertedWithCustomError(ledger, 'UnknownBrand')
        .withArgs(unknown)
    })

    it('reverts when the caller is no operator, before it looks at the locks', async () => {
      const { ledger, stranger, rival, brandId } = await networkHelpers.loadFixture(deployBrands)
      for (const account of [stranger, rival]) {
        await expect(ledger.connect(account).revokeAsBrand(brandId, []))
          .to.be.revertedWithCustomError(ledger, 'NotOperator')
          .withArgs(brandId, account.address)
      }
    })

    it('reverts when there is no lock', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.revokeAsBrand(brandId, []))
        .to.be.revertedWithCustomError(ledger, 'NothingToRevoke')
        .withArgs()
    })
  })

  describe('revoke', () => {
    it('spends the locks of the secrets for anyone, in order, and rolls the digest', async () => {
      const { ledger, stranger, brandId } = await networkHelpers.loadFixture(deployBrands)
      const sent: Promise<ContractTransactionResponse> = ledger.connect(stranger).revoke([{ brandId, secrets }])
      const { timestamp } = await blockOf(sent)
      expect(await eventsOf(sent)).to.deep.equal(
        locks.map((lock) => ['ConsentRevoked', brandId, lock, false, stranger.address]),
      )
      expect((await ledger.lockStates(brandId, locks)).map((state: unknown[]) => [...state])).to.deep.equal(
        locks.map(() => [timestamp, false]),
      )
      let digest = ethers.ZeroHash
      for (const lock of locks) digest = rollRevocation(digest, lock, timestamp, false)
      expect(await ledger.revocationDigest(brandId)).to.equal(digest)
    })

    it('names the customer also when the owner carries the secret', async () => {
      const { ledger, owner, brandId } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.revoke([{ brandId, secrets: [secrets[0]] }]))
        .to.emit(ledger, 'ConsentRevoked')
        .withArgs(brandId, locks[0], false, owner.address)
    })

    it('serves several brands in one call, and one brand in several entries', async () => {
      const { ledger, stranger, brandId, rivalId } = await networkHelpers.loadFixture(deployBrands)
      const sent: Promise<ContractTransactionResponse> = ledger.connect(stranger).revoke([
        { brandId, secrets: [secrets[0]] },
        { brandId: rivalId, secrets: [secrets[0], secrets[1]] },
        { brandId, secrets: [secrets[2]] },
      ])
      const { timestamp } = await blockOf(sent)
      expect(await eventsOf(sent)).to.deep.equal([
        ['ConsentRevoked', brandId, locks[0], false, stranger.address],
        ['ConsentRevoked', rivalId, locks[0], false, stranger.address],
        ['ConsentRevoked', rivalId, locks[1], false, stranger.address],
        ['ConsentRevoked', brandId, locks[2], false, stranger.address],
      ])
      const first = rollRevocation(ethers.ZeroHash, locks[0], timestamp, false)
      expect(await ledger.revocationDigest(brandId)).to.equal(rollRevocation(first, locks[2], timestamp, false))
      expect(await ledger.revocationDigest(rivalId)).to.equal(rollRevocation(first, locks[1], timestamp, false))
    })

    it('skips locks that are spent, by customer or brand, also within one call', async () => {
      const { ledger, stranger, brandId } = await networkHelpers.loadFixture(deployBrands)
      const first = await blockOf(ledger.revokeAsBrand(brandId, [locks[0]]))
      const sent: Promise<ContractTransactionResponse> = ledger
        .connect(stranger)
        .revoke([{ brandId, secrets: [secrets[0], secrets[1], secrets[1]] }])
      const second = await blockOf(sent)
      expect(await eventsOf(sent)).to.deep.equal([['ConsentRevoked', brandId, locks[1], false, stranger.address]])
      expect((await ledger.lockStates(brandId, locks)).map((state: unknown[]) => [...state])).to.deep.equal([
        [first.timestamp, true],
        [second.timestamp, false],
        [0n, false],
      ])
    })

    it('does not revert when everything is spent already, and changes nothing', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.revoke([{ brandId, secrets }])
      const digest = await ledger.revocationDigest(brandId)
      expect(await eventsOf(ledger.revoke([{ brandId, secrets }]))).to.deep.equal([])
      expect(await ledger.revocationDigest(brandId)).to.equal(digest)
    })

    it('skips entries without secrets', async () => {
      const { ledger, owner, brandId, rivalId } = await networkHelpers.loadFixture(deployBrands)
      expect(await eventsOf(ledger.revoke([{ brandId, secrets: [] }]))).to.deep.equal([])
      expect(
        await eventsOf(
          ledger.revoke([
            { brandId, secrets: [] },
            { brandId: rivalId, secrets: [secrets[0]] },
          ]),
        ),
      ).to.deep.equal([['ConsentRevoked', rivalId, locks[0], false, owner.address]])
      expect(await ledger.revocationDigest(brandId)).to.equal(ethers.ZeroHash)
    })

    it('asks nothing of the registry: a wrong brand revokes nothing of the right one', async () => {
      const { ledger, owner, brandId } = await networkHelpers.loadFixture(deployBrands)
      expect(await eventsOf(ledger.revoke([{ brandId: unknown, secrets: [secrets[0]] }]))).to.deep.equal([
        ['ConsentRevoked', unknown, locks[0], false, owner.address],
      ])
      expect((await ledger.lockStates(brandId, [locks[0]]))[0].toArray()).to.deep.equal([0n, false])
      expect(await ledger.revocationDigest(brandId)).to.equal(ethers.ZeroHash)
    })

    it('is not fooled by a lock given as a secret', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      await ledger.revoke([{ brandId, secrets: [locks[0]] }])
      expect((await ledger.lockStates(brandId, [locks[0]]))[0].toArray()).to.deep.equal([0n, false])
    })

    it('reverts when there is no entry', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      await expect(ledger.revoke([])).to.be.revertedWithCustomError(ledger, 'NothingToRevoke').withArgs()
    })
  })

  describe('views', () => {
    it('read zero for an unknown brand', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      expect((await ledger.noticeOf(unknown, noticeHash)).toArray()).to.deep.equal([0n, 0n, 0n])
      expect(await ledger.latestNotice(unknown)).to.equal(ethers.ZeroHash)
      expect(await ledger.recordedAt(unknown, [root])).to.deep.equal([0n])
      expect((await ledger.lockStates(unknown, [locks[0]]))[0].toArray()).to.deep.equal([0n, false])
      expect(await ledger.revocationDigest(unknown)).to.equal(ethers.ZeroHash)
      expect(await ledger.useDigest(unknown)).to.equal(ethers.ZeroHash)
    })

    it('answer in the order of the question, repeats included', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      const first = await blockOf(ledger.recordGrants(brandId, root))
      const other = ethers.id('other root')
      const second = await blockOf(ledger.recordGrants(brandId, other))
      expect(await ledger.recordedAt(brandId, [other, ethers.ZeroHash, root, other])).to.deep.equal([
        second.timestamp,
        0n,
        first.timestamp,
        second.timestamp,
      ])
      const { timestamp } = await blockOf(ledger.revokeAsBrand(brandId, [locks[1]]))
      const states = await ledger.lockStates(brandId, [locks[0], locks[1], locks[1]])
      expect(states.map((state: unknown[]) => [...state])).to.deep.equal([
        [0n, false],
        [timestamp, true],
        [timestamp, true],
      ])
    })

    it('answer an empty question with an empty list', async () => {
      const { ledger, brandId } = await networkHelpers.loadFixture(deployBrands)
      expect(await ledger.recordedAt(brandId, [])).to.deep.equal([])
      expect(await ledger.lockStates(brandId, [])).to.deep.equal([])
    })
  })

  describe('public face', () => {
    it('is exactly this', () => {
      const names = (type: string) =>
        consentLedgerAbi.flatMap((item) => (item.type === type && 'name' in item ? [item.name] : [])).sort()
      expect(names('function')).to.deep.equal([
        'acceptBrand',
        'brandOf',
        'isOperator',
        'latestNotice',
        'lockStates',
        'noticeOf',
        'publishNotice',
        'recordGrants',
        'recordUses',
        'recordedAt',
        'registerBrand',
        'revocationDigest',
        'revoke',
        'revokeAsBrand',
        'setOperator',
        'transferBrand',
        'updateBrand',
        'useDigest',
      ])
      expect(names('event')).to.deep.equal([
        'BrandRegistered',
        'BrandTransferStarted',
        'BrandTransferred',
        'BrandUpdated',
        'ConsentRevoked',
        'GrantsRecorded',
        'NoticePublished',
        'OperatorSet',
        'UsesRecorded',
      ])
      expect(names('error')).to.deep.equal([
        'BrandExists',
        'EmptyDocument',
        'EmptyDomain',
        'EmptyName',
        'EmptyRoot',
        'NotOperator',
        'NotOwner',
        'NotPendingOwner',
        'NothingToRevoke',
        'NoticeExists',
        'RootExists',
        'UnknownBrand',
      ])
    })

    it('invariant 20: takes no ether and no unknown call', async () => {
      const { ledger, owner, brandId } = await networkHelpers.loadFixture(deployBrands)
      const to = await ledger.getAddress()
      await expect(owner.sendTransaction({ to, value: 1n })).to.revert(ethers)
      await expect(owner.sendTransaction({ to, data: '0x12345678' })).to.revert(ethers)
      const { data } = await ledger.recordUses.populateTransaction(brandId, root)
      await expect(owner.sendTransaction({ to, data, value: 1n })).to.revert(ethers)
    })

    it('invariant 20: makes no call to another contract and cannot destroy itself', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      const code = ethers.getBytes(await ethers.provider.getCode(await ledger.getAddress()))
      const forbidden = new Map([
        [0xf0, 'CREATE'],
        [0xf1, 'CALL'],
        [0xf2, 'CALLCODE'],
        [0xf4, 'DELEGATECALL'],
        [0xf5, 'CREATE2'],
        [0xfa, 'STATICCALL'],
        [0xff, 'SELFDESTRUCT'],
      ])
      // The last two bytes give the length of the compiler's metadata, which is no code.
      const end = code.length - 2 - ((code.at(-2) ?? 0) * 256 + (code.at(-1) ?? 0))
      const found: string[] = []
      for (let place = 0; place < end; place++) {
        const opcode = code[place] ?? 0
        const name = forbidden.get(opcode)
        if (name !== undefined) found.push(name)
        const isPush = opcode >= 0x60 && opcode <= 0x7f
        if (isPush) place += opcode - 0x5f
      }
      expect(found).to.deep.equal([])
    })

    it('fits in 12 KB', async () => {
      const { ledger } = await networkHelpers.loadFixture(deployBrands)
      const code = await ethers.provider.getCode(await ledger.getAddress())
      expect(ethers.dataLength(code)).to.be.at.most(12_288)
    })
  })
})
