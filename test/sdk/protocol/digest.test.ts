import { expect } from 'chai'
import fc from 'fast-check'
import { encodeAbiParameters, type Hex, keccak256, parseAbiParameters, toHex } from 'viem'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { rollRevocation, rollUses, zeroHash } from '../../../sdk/src/protocol/digest.ts'
import { createDigestReplay } from '../../../sdk/src/protocol/digestReplay.ts'

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

  it('createDigestReplay gives the same as rolling one event after another', () => {
    const revocation = fc.record({ lock: hash, at: fc.maxSafeNat(), byBrand: fc.boolean() })
    const recording = fc.record({ root: hash, at: fc.maxSafeNat() })
    fc.assert(
      fc.property(hash, hash, fc.array(revocation), fc.array(recording), (revocations, uses, spends, recordings) => {
        const replay = createDigestReplay({ revocations, uses })
        for (const spend of spends) replay.revoke(spend)
        for (const recorded of recordings) replay.recordUses(recorded)
        expect(replay.revocations).to.equal(spends.reduce(rollRevocation, revocations))
        expect(replay.uses).to.equal(recordings.reduce(rollUses, uses))
      }),
      seeded,
    )
  })

  it('createDigestReplay keeps its digests when it refuses an event', () => {
    const replay = createDigestReplay()
    const lock = `0x${'0c'.repeat(32)}` as const
    replay.revoke({ lock, at: 5, byBrand: true })
    const { revocations } = replay
    expect(() => replay.revoke({ lock: `0x${'0g'.repeat(32)}` as Hex, at: 6, byBrand: false }))
      .to.throw(InvalidValueError)
      .with.property('path', 'lock')
    expect(() => replay.revoke({ lock, at: -1, byBrand: false })).to.throw(InvalidValueError)
    expect(replay.revocations).to.equal(revocations)
    replay.revoke({ lock, at: 7, byBrand: false })
    expect(replay.revocations).to.equal(rollRevocation(revocations, { lock, at: 7, byBrand: false }))
    expect(() => createDigestReplay({ uses: '0x' }))
      .to.throw(InvalidValueError)
      .with.property('path', 'uses')
  })
})
