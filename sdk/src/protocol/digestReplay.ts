import type { Hex } from 'viem'
import type { HashBackend } from './cryptoBackend.ts'
import { zeroHash } from './digest.ts'
import { hexOf, writeHex, writeUint } from './eip712.ts'
import { nobleHash } from './nobleHash.ts'

/** Rolls the two digests of a brand over many events. */
export type DigestReplay = {
  /** Takes a newly spent lock over. `at` is the block's time stamp in Unix seconds. */
  revoke(revocation: { lock: Hex; at: number; byBrand: boolean }): void
  /** Takes a recording of use entries over. */
  recordUses(recording: { root: Hex; at: number }): void
  /** The revocation digest as it stands. */
  readonly revocations: Hex
  /** The use digest as it stands. */
  readonly uses: Hex
}

/**
 * Replays a brand's events to the digests the ledger must have: `rollRevocation` and `rollUses` for long histories. The digests stay bytes
 * between the events, so that each costs little more than its hash.
 *
 * @param start.revocations the revocation digest before; `zeroHash` when omitted.
 * @param start.uses the use digest before; `zeroHash` when omitted.
 * @param start.crypto what hashes; plain JavaScript when omitted.
 * @returns the replay.
 * @throws {InvalidValueError} when a value is malformed, at the start or in an event; a refused event leaves the digests as they were.
 * @example
 * import { createDigestReplay } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const replay = createDigestReplay()
 * replay.revoke({ lock: receipt.consent.brandLock, at: 1_800_000_000, byBrand: false })
 * const digest = replay.revocations
 */
export function createDigestReplay({
  revocations = zeroHash,
  uses = zeroHash,
  crypto: { keccak256 } = nobleHash,
}: {
  revocations?: Hex
  uses?: Hex
  crypto?: HashBackend
} = {}): DigestReplay {
  // Words of 32 bytes: digest, lock, time, who; digest, root, time.
  const revocation = new Uint8Array(128)
  const recording = new Uint8Array(96)
  writeHex(revocations, 32, 'revocations', revocation, 0)
  writeHex(uses, 32, 'uses', recording, 0)

  return {
    revoke({ lock, at, byBrand }) {
      writeHex(lock, 32, 'lock', revocation, 32)
      writeUint(at, 'at', revocation, 64)
      revocation[127] = byBrand ? 1 : 0
      revocation.set(keccak256(revocation))
    },
    recordUses({ root, at }) {
      writeHex(root, 32, 'root', recording, 32)
      writeUint(at, 'at', recording, 64)
      recording.set(keccak256(recording))
    },
    get revocations() {
      return hexOf(revocation.subarray(0, 32))
    },
    get uses() {
      return hexOf(recording.subarray(0, 32))
    },
  }
}
