import {
  BadSignatureError,
  brandIdOf,
  buildTree,
  type Consent,
  domainSeparator,
  hashConsent,
  hashConsentStruct,
  hashNotice,
  hashUse,
  leafOf,
  lockOf,
  recoverSigner,
  rollRevocation,
  rollUses,
  signDigest,
  type Use,
  verifyProof,
  zeroHash,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { ContractTransactionResponse } from 'ethers'
import fc from 'fast-check'
import { network } from 'hardhat'
import type { Address, Hex } from 'viem'
import { deployContracts } from './deployContracts.ts'

/* Every hash rule is written twice, in Solidity and in TypeScript. Each is compared on random input from a fixed seed. */

const settings = { seed: 20_260_101, numRuns: 150 }
const { ethers } = await network.create()
const { ledger, ledgerAddress } = await deployContracts(ethers)
const rules = await ethers.deployContract('HashRules')
const { chainId } = await ethers.provider.getNetwork()
const domain = { chainId: Number(chainId), ledger: ledgerAddress }

const hex = (length: number): fc.Arbitrary<Hex> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => ethers.hexlify(bytes) as Hex)
const word = fc.oneof({ weight: 20, arbitrary: hex(32) }, { weight: 1, arbitrary: fc.constant(zeroHash) })
const address = hex(20) as fc.Arbitrary<Address>
const text = fc.string({ unit: 'binary', maxLength: 100 })
const time = fc.maxSafeNat()
const use: fc.Arbitrary<Use> = fc.record({ purpose: text, category: text, lock: word })
const consent: fc.Arbitrary<Consent> = fc.record({
  brandId: word,
  subject: address,
  account: text,
  noticeHash: word,
  locale: text,
  statement: text,
  uses: fc.array(use, { maxLength: 8 }),
  brandLock: word,
  issuedAt: time,
  expiresAt: time,
  requestId: word,
  salt: word,
})

async function eventsOf(sent: Promise<ContractTransactionResponse>) {
  const receipt = await (await sent).wait()
  const block = await ethers.provider.getBlock(receipt?.blockNumber ?? -1)
  const events = (receipt?.logs ?? []).map((log) => ledger.interface.parseLog(log))
  return { at: block?.timestamp ?? -1, events }
}

describe('hash rules in Solidity and in the SDK', function () {
  this.timeout(60_000)

  it('agree on the domain separator', async () => {
    const check = async (verifyingContract: Address) => {
      const expected = domainSeparator({ chainId: domain.chainId, ledger: verifyingContract })
      expect(await rules.getFunction('domainSeparator')(verifyingContract)).to.equal(expected)
    }
    await fc.assert(fc.asyncProperty(address, check), settings)
  })

  it('agree on the hash of a use', async () => {
    const check = async (value: Use) => {
      expect(await rules.getFunction('hashUse')(value)).to.equal(hashUse(value))
    }
    await fc.assert(fc.asyncProperty(use, check), settings)
  })

  it('invariant 19: agree on the struct hash and the EIP-712 digest of a consent', async () => {
    const check = async (value: Consent) => {
      expect(await rules.getFunction('hashStruct')(value)).to.equal(hashConsentStruct(value))
      expect(await rules.getFunction('hashConsent')(value, ledgerAddress)).to.equal(hashConsent(domain, value))
    }
    await fc.assert(fc.asyncProperty(consent, check), settings)
  })

  it('agree with ethers on the EIP-712 digest', async () => {
    const useType = [
      { name: 'purpose', type: 'string' },
      { name: 'category', type: 'string' },
      { name: 'lock', type: 'bytes32' },
    ]
    const consentType = [
      { name: 'brandId', type: 'bytes32' },
      { name: 'subject', type: 'address' },
      { name: 'account', type: 'string' },
      { name: 'noticeHash', type: 'bytes32' },
      { name: 'locale', type: 'string' },
      { name: 'statement', type: 'string' },
      { name: 'uses', type: 'Use[]' },
      { name: 'brandLock', type: 'bytes32' },
      { name: 'issuedAt', type: 'uint64' },
      { name: 'expiresAt', type: 'uint64' },
      { name: 'requestId', type: 'bytes32' },
      { name: 'salt', type: 'bytes32' },
    ]
    const check = async (value: Consent) => {
      const expected = ethers.TypedDataEncoder.hash(
        { name: 'Consent Ledger', version: '1', chainId, verifyingContract: ledgerAddress },
        { Consent: consentType, Use: useType },
        value,
      )
      expect(hashConsent(domain, value)).to.equal(expected)
    }
    await fc.assert(fc.asyncProperty(consent, check), settings)
  })

  it('agree on the leaf', async () => {
    const check = async (value: Hex) => {
      expect(await rules.getFunction('leafOf')(value)).to.equal(leafOf(value))
    }
    await fc.assert(fc.asyncProperty(word, check), settings)
  })

  it('agree on Merkle proofs, good and spoilt', async () => {
    const spoil = fc.constantFrom('nothing', 'hash', 'root', 'step', 'short', 'long')
    const batch = fc.uniqueArray(hex(32), { minLength: 1, maxLength: 40 })
    const check = async (hashes: Hex[], picked: number, spoilt: string, noise: Hex) => {
      const tree = buildTree(hashes)
      const member = hashes[picked % hashes.length] as Hex
      const hash = spoilt === 'hash' ? noise : member
      const root = spoilt === 'root' ? noise : tree.root
      let proof = tree.proofOf(member)
      if (spoilt === 'step') proof = proof.with(picked % proof.length, noise)
      if (spoilt === 'short') proof = proof.slice(1)
      if (spoilt === 'long') proof = [...proof, noise]
      const expected = spoilt === 'nothing'
      expect(verifyProof({ hash, proof, root })).to.equal(expected)
      expect(await rules.getFunction('verifyProof')(hash, proof, root)).to.equal(expected)
    }
    await fc.assert(fc.asyncProperty(batch, fc.nat(), spoil, hex(32), check), settings)
  })

  it('agree on who signed a digest, and on which signatures are refused', async () => {
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
    const key = fc.bigInt({ min: 1n, max: order - 1n }).map((value) => ethers.toBeHex(value, 32) as Hex)
    const spoil = fc.constantFrom('nothing', 'v', 'high s', 'zero r', 'zero s', 'short', 'noise')
    const check = async (digest: Hex, privateKey: Hex, spoilt: string, noise: Hex, otherV: number) => {
      const good = signDigest(digest, privateKey)
      const [r, s, v] = [good.slice(2, 66), good.slice(66, 130), good.slice(130)]
      const signatures: Record<string, string> = {
        v: r + s + otherV.toString(16).padStart(2, '0'),
        'high s': r + ethers.toBeHex(order - BigInt(`0x${s}`), 32).slice(2) + (v === '1b' ? '1c' : '1b'),
        'zero r': '0'.repeat(64) + s + v,
        'zero s': r + '0'.repeat(64) + v,
        short: r + s,
        noise: noise.slice(2) + v,
      }
      const signature = `0x${signatures[spoilt] ?? r + s + v}` as Hex
      let signer: string = ethers.ZeroAddress
      try {
        signer = recoverSigner(digest, signature)
      } catch (error) {
        expect(error).to.be.instanceOf(BadSignatureError)
      }
      if (spoilt === 'nothing') expect(signer).to.equal(ethers.computeAddress(privateKey).toLowerCase())
      expect((await rules.getFunction('recover')(digest, signature)).toLowerCase()).to.equal(signer)
    }
    await fc.assert(fc.asyncProperty(word, key, spoil, hex(64), fc.integer({ min: 0, max: 255 }), check), settings)
  })

  it('agree on the id of a brand', async () => {
    const reader = ledger.connect(ethers.provider)
    const check = async (salt: Hex, owner: Address) => {
      const expected = brandIdOf({ ...domain, owner, salt })
      expect(await reader.registerBrand.staticCall(salt, 'Name', 'name.example', { from: owner })).to.equal(expected)
    }
    await fc.assert(fc.asyncProperty(word, address, check), settings)
  })

  it('agree on the hash of a notice', async () => {
    const brandId = await ledger.registerBrand.staticCall(ethers.id('notices'), 'Name', 'name.example')
    await ledger.registerBrand(ethers.id('notices'), 'Name', 'name.example')
    const check = async (document: Uint8Array) => {
      expect(await ledger.publishNotice.staticCall(brandId, document)).to.equal(hashNotice(document))
    }
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 1000 }), check), settings)
  })

  it('agree on locks and on the revocation digest, replayed from events', async () => {
    const brandId = await ledger.registerBrand.staticCall(ethers.id('revocations'), 'Name', 'name.example')
    await ledger.registerBrand(ethers.id('revocations'), 'Name', 'name.example')
    let digest = zeroHash
    const check = async (values: Hex[], byBrand: boolean) => {
      const fresh = [...new Set(values.map(lockOf))]
      const sent: Promise<ContractTransactionResponse> = byBrand
        ? ledger.revokeAsBrand(brandId, values.map(lockOf))
        : ledger.revoke([{ brandId, secrets: values }])
      const { at, events } = await eventsOf(sent)
      for (const lock of fresh) digest = rollRevocation(digest, { lock, at, byBrand })
      expect(events.map((event) => event?.args.lock)).to.deep.equal(fresh)
      expect(await ledger.revocationDigest(brandId)).to.equal(digest)
    }
    const values = fc.array(hex(32), { minLength: 1, maxLength: 12 })
    await fc.assert(fc.asyncProperty(values, fc.boolean(), check), { ...settings, numRuns: 40 })
  })

  it('agree on the use digest', async () => {
    const brandId = await ledger.registerBrand.staticCall(ethers.id('uses'), 'Name', 'name.example')
    await ledger.registerBrand(ethers.id('uses'), 'Name', 'name.example')
    let digest = zeroHash
    const check = async (root: Hex) => {
      const { at, events } = await eventsOf(ledger.recordUses(brandId, root))
      digest = rollUses(digest, { root, at })
      expect(events[0]?.args.digest).to.equal(digest)
      expect(await ledger.getFunction('useDigest')(brandId)).to.equal(digest)
    }
    await fc.assert(fc.asyncProperty(hex(32), check), { ...settings, numRuns: 40 })
  })
})
