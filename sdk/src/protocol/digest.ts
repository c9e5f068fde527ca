import type { Hex } from 'viem'
import { arrayWord, bytes32Word, hexOf, uintWord } from './eip712.ts'

/** The digest of a brand without any revocation or recording: 32 zero bytes. */
export const zeroHash: Hex = '0x0000000000000000000000000000000000000000000000000000000000000000'

/**
 * Rolls a brand's revocation digest over one newly spent lock, as the ledger does.
 *
 * @param digest the digest before, `zeroHash` at first.
 * @param revocation `lock`; `at`, the block's time stamp in Unix seconds; `byBrand`.
 * @returns the digest after.
 * @throws {InvalidValueError} when a value is malformed.
 * @example
 * import { rollRevocation, zeroHash } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const digest = rollRevocation(zeroHash, { lock: receipt.consent.brandLock, at: 1_800_000_000, byBrand: false })
 */
export function rollRevocation(digest: Hex, { lock, at, byBrand }: { lock: Hex; at: number; byBrand: boolean }): Hex {
  return hexOf(
    arrayWord([
      bytes32Word(digest, 'digest'),
      bytes32Word(lock, 'lock'),
      uintWord(at, 'at'),
      uintWord(byBrand ? 1 : 0, 'byBrand'),
    ]),
  )
}

/**
 * Rolls a brand's use digest over one recording of use entries, as the ledger does.
 *
 * @param digest the digest before, `zeroHash` at first.
 * @param recording `root`; `at`, the block's time stamp in Unix seconds.
 * @returns the digest after.
 * @throws {InvalidValueError} when a value is malformed.
 * @example
 * import { rollUses, zeroHash } from '@consent-ledger/sdk'
 *
 * const digest = rollUses(zeroHash, { root: `0x${'05'.repeat(32)}`, at: 1_800_000_000 })
 */
export function rollUses(digest: Hex, { root, at }: { root: Hex; at: number }): Hex {
  return hexOf(arrayWord([bytes32Word(digest, 'digest'), bytes32Word(root, 'root'), uintWord(at, 'at')]))
}
