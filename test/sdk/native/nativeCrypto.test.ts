import {
  addressOfKey,
  BadSignatureError,
  buildTree,
  type CryptoBackend,
  createDigestReplay,
  hashConsent,
  identifyReceipt,
  nobleCrypto,
  parseReceipt,
  recoverSigner,
  signDigest,
  verifyProof,
} from '@consent-ledger/sdk'
import { nativeCrypto } from '@consent-ledger/sdk/native'
import { expect } from 'chai'
import fc from 'fast-check'
import { type Hex, hexToBytes, keccak256, recoverAddress, toHex } from 'viem'
import { receiptLedger, signedReceipt } from '../../helpers/signedReceipt.ts'

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
const prime = 2n ** 256n - 2n ** 32n - 977n
const word = (value: bigint): Hex => toHex(value, { size: 32 })
const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes): Hex => toHex(bytes))

/** Where scalars and coordinates are most likely to be judged differently. */
const edges = [
  0n,
  1n,
  2n,
  order / 2n - 1n,
  order / 2n,
  order / 2n + 1n,
  order - 2n,
  order - 1n,
  order,
  order + 1n,
  prime - order - 1n,
  prime - order,
  prime - order + 1n,
  prime - 1n,
  prime,
  2n ** 256n - 1n,
]
const scalar = fc.oneof(fc.constantFrom(...edges), hex(32).map(BigInt)).map(word)
const v = fc
  .oneof(fc.constantFrom(27, 28), fc.constantFrom(0, 1, 26, 29, 30, 31, 255))
  .map((value) => toHex(value, { size: 1 }))
const digest = fc.oneof(fc.constantFrom(...edges).map(word), hex(32))
const privateKey = fc.bigInt({ min: 1n, max: order - 1n }).map(word)

type Trial = { digest: Hex; signature: Hex }
const join = (...parts: Hex[]): Hex => `0x${parts.map((part) => part.slice(2)).join('')}`

/** A right signature, one with a byte changed, the same one mirrored to its high s, or parts put together at random. */
const trial: fc.Arbitrary<Trial> = fc.oneof(
  fc
    .record({ digest, privateKey })
    .map(({ digest, privateKey }) => ({ digest, signature: signDigest(digest, privateKey) })),
  fc
    .record({ digest, privateKey, place: fc.nat({ max: 64 }), flip: fc.integer({ min: 1, max: 255 }) })
    .map(({ digest, privateKey, place, flip }) => {
      const bytes = hexToBytes(signDigest(digest, privateKey))
      bytes[place] = (bytes[place] as number) ^ flip
      return { digest, signature: toHex(bytes) }
    }),
  fc.record({ digest, privateKey }).map(({ digest, privateKey }) => {
    const signature = signDigest(digest, privateKey)
    const s = order - BigInt(`0x${signature.slice(66, 130)}`)
    return {
      digest,
      signature: join(signature.slice(0, 66) as Hex, word(s), signature.endsWith('1b') ? '0x1c' : '0x1b'),
    }
  }),
  fc.record({ digest, r: scalar, s: scalar, v }).map(({ digest, r, s, v }) => ({ digest, signature: join(r, s, v) })),
  fc.record({ digest, signature: fc.uint8Array({ minLength: 60, maxLength: 70 }).map((bytes) => toHex(bytes)) }),
)

function recover({ digest, signature }: Trial, crypto: CryptoBackend): Hex | 'refused' {
  try {
    return recoverSigner(digest, signature, crypto)
  } catch (error) {
    if (error instanceof BadSignatureError) return 'refused'
    throw error
  }
}

/** What the protocol asks of a signature, on top of another library's recovery. */
async function expected({ digest, signature }: Trial): Promise<Hex | 'refused'> {
  if (signature.length !== 132 || !['1b', '1c'].includes(signature.slice(130))) return 'refused'
  const r = BigInt(signature.slice(0, 66))
  const s = BigInt(`0x${signature.slice(66, 130)}`)
  if (r === 0n || r >= order || s === 0n || s > order / 2n) return 'refused'
  return recoverAddress({ hash: digest, signature }).then(
    (address) => address.toLowerCase() as Hex,
    () => 'refused',
  )
}

describe('nativeCrypto', () => {
  let native: CryptoBackend
  before(async () => {
    native = await nativeCrypto()
  })

  it('hashes as viem does, at every length around the block of 136 bytes and beyond', () => {
    for (let length = 0; length < 420; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) & 255)
      expect(toHex(native.keccak256(bytes)), `${length} bytes`).to.equal(keccak256(bytes))
      expect(toHex(nobleCrypto.keccak256(bytes)), `${length} bytes`).to.equal(keccak256(bytes))
    }
    const long = new Uint8Array(100_000).fill(7)
    expect(toHex(native.keccak256(long))).to.equal(keccak256(long))
  })

  it('gives hashes that later hashes do not change', () => {
    const first = native.keccak256(new Uint8Array(3))
    const kept = toHex(first)
    native.keccak256(new Uint8Array(4))
    expect(toHex(first)).to.equal(kept)
  })

  it('accepts and refuses the same signatures as the default and as viem behind the rules of the protocol', async () => {
    let accepted = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(trial, async (value) => {
        const answer = recover(value, native)
        expect(answer).to.equal(recover(value, nobleCrypto))
        expect(answer).to.equal(await expected(value))
        if (answer === 'refused') refused++
        else accepted++
      }),
      { seed: 7_122, numRuns: 700 },
    )
    expect(accepted, 'signatures that are accepted').to.be.greaterThan(150)
    expect(refused, 'signatures that are refused').to.be.greaterThan(150)
  })

  it('refuses every pair of edge scalars that the default refuses, with either v', () => {
    for (const r of edges) {
      for (const s of edges) {
        for (const v of ['0x1b', '0x1c'] as const) {
          const value = { digest: word(r ^ s), signature: join(word(r), word(s), v) }
          expect(recover(value, native), value.signature).to.equal(recover(value, nobleCrypto))
        }
      }
    }
  }).timeout(20_000)

  it('recovers nothing from a bare zero, an overflow or a point that is not on the curve', () => {
    const bare = (r: bigint, s: bigint) => hexToBytes(join(word(r), word(s)))
    const message = hexToBytes(word(5n))
    for (const backend of [native, nobleCrypto]) {
      for (const signature of [bare(0n, 1n), bare(1n, 0n), bare(order, 1n), bare(1n, order), bare(5n, 1n)]) {
        for (const parity of [0, 1] as const)
          expect(backend.recoverPublicKey(message, signature, parity), toHex(signature)).to.equal(null)
      }
    }
  })

  it('recovers the key of whoever signed', () => {
    fc.assert(
      fc.property(digest, privateKey, (value, key) => {
        expect(recoverSigner(value, signDigest(value, key), native)).to.equal(addressOfKey(key))
      }),
      { seed: 7_122, numRuns: 60 },
    )
  })

  it('serves everything that takes a backend, with the answers of the default', () => {
    const { receipt } = signedReceipt()
    const json = JSON.stringify(receipt)
    expect(identifyReceipt(parseReceipt(json), native)).to.deep.equal(identifyReceipt(parseReceipt(json)))
    expect(hashConsent(receiptLedger, receipt.consent, native)).to.equal(hashConsent(receiptLedger, receipt.consent))

    const hashes = Array.from({ length: 37 }, (_, index) => keccak256(toHex(index)))
    const tree = buildTree(hashes, [], native)
    const [hash] = hashes as [Hex]
    expect(tree.root).to.equal(buildTree(hashes).root)
    expect(verifyProof({ hash, proof: tree.proofOf(hash), root: tree.root, crypto: native })).to.equal(true)

    const replays = [createDigestReplay(), createDigestReplay({ crypto: native })]
    for (const replay of replays) {
      replay.revoke({ lock: hash, at: 1_800_000_000, byBrand: true })
      replay.recordUses({ root: hash, at: 1_800_000_001 })
    }
    expect(replays[0]?.revocations).to.equal(replays[1]?.revocations)
    expect(replays[0]?.uses).to.equal(replays[1]?.uses)
  })
})
