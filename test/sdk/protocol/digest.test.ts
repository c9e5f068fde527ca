import { expect } from 'chai'
import fc from 'fast-check'
import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, toHex } from 'viem'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { rollRevocation, rollUses, zeroHash } from '../../../sdk/src/protocol/digest.ts'

const seeded = { seed: 7_122, numRuns: 100 }
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes): Hex => toHex(bytes))

describe('digest', () => {
  it('rollRevocation hashes the ABI encoding that the ledger hashes', () => {
    const parameters = parseAbiParameters('bytes32 digest, bytes32 lock, uint64 at, bool byBrand')
    fc.assert(
      fc.property(hash, hash, fc.maxSafeNat(), fc.boolean(), (digest, lock, at, byBrand) => {
        expect(rollRevocation(digest, { lock, at, byBrand })).to.equal(
          keccak256(encodeAbiParameters(parameters, [digest, lock, BigInt(at), byBrand])),
        )
      }),
      seeded,
    )
  })

  it('rollUses hashes the ABI encoding that the ledger hashes', () => {
    const parameters = parseAbiParameters('bytes32 digest, bytes32 root, uint64 at')
    fc.assert(
      fc.property(hash, hash, fc.maxSafeNat(), (digest, root, at) => {
        expect(rollUses(digest, { root, at })).to.equal(
          keccak256(encodeAbiParameters(parameters, [digest, root, BigInt(at)])),
        )
      }),
      seeded,
    )
  })

  it('refuses a malformed lock and time', () => {
    expect(() => rollRevocation(zeroHash, { lock: '0x', at: 1, byBrand: true }))
      .to.throw(InvalidValueError)
      .with.property('path', 'lock')
    expect(() => rollUses(zeroHash, { root: zeroHash, at: Number.NaN }))
      .to.throw(InvalidValueError)
      .with.property('path', 'at')
  })
})
