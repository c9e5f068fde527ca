import { hkdfSync } from 'node:crypto'
import { expect } from 'chai'
import fc from 'fast-check'
import { type Hex, hashMessage, hexToBytes, keccak256, toHex } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { BadSignatureError } from '../../../sdk/src/errors/badSignatureError.ts'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import {
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  deriveVault,
  lockOf,
  seedFromPasskey,
  seedFromSignature,
  unlockText,
} from '../../../sdk/src/protocol/keys.ts'
import { signDigest } from '../../../sdk/src/protocol/signature.ts'

const seeded = { seed: 7_122, numRuns: 40 }
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes): Hex => toHex(bytes))
const nodeHkdf = (material: Hex, info: Uint8Array | string, length: number, salt = ''): Hex =>
  toHex(new Uint8Array(hkdfSync('sha256', hexToBytes(material), salt, info, length)))
const address = '0x5bec39b9e036ea03a8a0fe97730d5d9041106c05'
const seed: Hex = `0x${'5e'.repeat(32)}`
const ledger: Hex = `0x${'1e'.repeat(20)}`

describe('keys', () => {
  describe('unlockText', () => {
    it('writes the address in EIP-55 form and no final newline', () => {
      const lines = unlockText({ host: 'consent.example', address }).split('\n')
      expect(lines[1]).to.equal('0x5BEc39b9e036EA03a8a0fe97730d5D9041106c05')
      expect(lines.at(-1)).to.equal('Issued At: 2026-01-01T00:00:00Z')
    })

    for (const host of ['', 'a b', 'a\nURI: https://b', 'https://a', 'a/b', 'a@b']) {
      it(`refuses ${JSON.stringify(host)} as a host`, () => {
        expect(() => unlockText({ host, address }))
          .to.throw(InvalidValueError)
          .with.property('path', 'host')
      })
    }

    it('refuses what is no address', () => {
      expect(() => unlockText({ host: 'a', address: '0x12' }))
        .to.throw(InvalidValueError)
        .with.property('path', 'address')
    })
  })

  describe('seedFromSignature', () => {
    const signature = signDigest(hashMessage(unlockText({ host: 'localhost', address })), `0x${'07'.repeat(32)}`)

    it('gives one seed whatever the wallet does with v and s', () => {
      const { seed: expected, unlock } = seedFromSignature(signature)
      const r = signature.slice(2, 66)
      const highS = (order - BigInt(`0x${signature.slice(66, 130)}`)).toString(16).padStart(64, '0')
      for (const v of ['00', '01', '1b', '1c', 'ff']) {
        expect(seedFromSignature(`${signature.slice(0, 130)}${v}` as Hex).seed).to.equal(expected)
        expect(seedFromSignature(`0x${r}${highS}${v}`)).to.deep.equal({ seed: expected, unlock })
      }
      expect(nodeHkdf(unlock, 'seed', 32, 'consent-ledger/v1')).to.equal(expected)
    })

    const refused: Record<string, Hex> = {
      'a compact signature of 64 bytes': signature.slice(0, 130) as Hex,
      'the answer of a smart wallet': `0x${'ab'.repeat(130)}`,
      'r at zero': `0x${'00'.repeat(32)}${signature.slice(66)}`,
      's at the order': `0x${signature.slice(2, 66)}${order.toString(16)}1b`,
    }
    for (const [name, value] of Object.entries(refused)) {
      it(`refuses ${name}`, () => {
        expect(() => seedFromSignature(value)).to.throw(BadSignatureError)
      })
    }
  })

  describe('seedFromPasskey', () => {
    it('follows HKDF of another implementation on random input', () => {
      fc.assert(
        fc.property(hex(32), (output) => {
          expect(seedFromPasskey(output)).to.equal(nodeHkdf(output, 'passkey seed', 32, 'consent-ledger/v1'))
        }),
        seeded,
      )
    })

    it('refuses what is not 32 bytes', () => {
      for (const output of ['0x', `0x${'07'.repeat(31)}`, `0x${'07'.repeat(33)}`] as const) {
        expect(() => seedFromPasskey(output)).to.throw(InvalidValueError)
      }
    })
  })

  describe('derivation', () => {
    it('follows HKDF of another implementation on random input', () => {
      fc.assert(
        fc.property(
          hex(32),
          fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
          hex(20),
          hex(32),
          fc.nat(),
          (from, chainId, at, brandId, generation) => {
            const info = Uint8Array.from([
              ...new TextEncoder().encode('brand'),
              ...hexToBytes(toHex(chainId, { size: 32 })),
              ...hexToBytes(at),
              ...hexToBytes(brandId),
            ])
            const brandKey = deriveBrandKey({ seed: from, chainId, ledger: at, brandId })
            expect(brandKey).to.equal(nodeHkdf(from, info, 32))

            const signer = toHex(1n + (BigInt(nodeHkdf(brandKey, 'signer', 48)) % (order - 1n)), { size: 32 })
            expect(deriveSigner(brandKey)).to.deep.equal({
              privateKey: signer,
              subject: privateKeyToAddress(signer).toLowerCase(),
            })

            expect(deriveBrandSecret(brandKey, generation)).to.equal(
              nodeHkdf(brandKey, `secret|brand|${generation}`, 32),
            )
            const use = { purpose: 'a', category: 'b', salt: brandId }
            expect(deriveUseSecret(brandKey, use)).to.equal(nodeHkdf(brandKey, `secret|use|a|b|${brandId}`, 32))
          },
        ),
        seeded,
      )
    })

    it('gives each brand, chain and ledger another key', () => {
      const base = { seed, chainId: 1, ledger, brandId: seed }
      const keys = [
        deriveBrandKey(base),
        deriveBrandKey({ ...base, chainId: 2 }),
        deriveBrandKey({ ...base, ledger: `0x${'1f'.repeat(20)}` }),
        deriveBrandKey({ ...base, brandId: `0x${'5f'.repeat(32)}` }),
        deriveBrandKey({ ...base, seed: `0x${'5f'.repeat(32)}` }),
      ]
      expect(new Set(keys)).to.have.lengthOf(5)
    })

    it('reads the salt of a use in any case', () => {
      const use = { purpose: 'a', category: 'b' }
      expect(deriveUseSecret(seed, { ...use, salt: `0x${'AB'.repeat(32)}` })).to.equal(
        deriveUseSecret(seed, { ...use, salt: `0x${'ab'.repeat(32)}` }),
      )
    })

    it('keeps the vault apart from the brands', () => {
      const vault = deriveVault(seed)
      expect(vault.vaultKey).to.equal(nodeHkdf(seed, 'vault/encryption', 32))
      expect(vault.vaultId).to.equal(privateKeyToAddress(vault.vaultSigner).toLowerCase())
    })

    it('refuses a negative, broken or huge generation', () => {
      for (const generation of [-1, 0.5, 2 ** 53, Number.NaN])
        expect(() => deriveBrandSecret(seed, generation))
          .to.throw(InvalidValueError)
          .with.property('path', 'generation')
    })

    it('refuses chain 0 and a short seed', () => {
      expect(() => deriveBrandKey({ seed, chainId: 0, ledger, brandId: seed }))
        .to.throw(InvalidValueError)
        .with.property('path', 'chainId')
      expect(() => deriveBrandKey({ seed: '0x5e', chainId: 1, ledger, brandId: seed }))
        .to.throw(InvalidValueError)
        .with.property('path', 'seed')
    })
  })

  it('lockOf hashes the secret', () => {
    fc.assert(
      fc.property(hex(32), (secret) => {
        expect(lockOf(secret)).to.equal(keccak256(secret))
      }),
      seeded,
    )
  })
})
