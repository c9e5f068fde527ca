import { concat, type Hex, hexToBigInt, keccak256, numberToHex, toHex } from 'viem'

/** Where each variable of ConsentLedger begins. docs/storage-layout.md says the same; a test holds both to the compiler's output. */
export const ledgerStorage = {
  _brands: 0,
  _operatorTerms: 1,
  _notices: 2,
  _latestNotices: 3,
  _recordedAt: 4,
  _lockStates: 5,
  _revocationDigests: 6,
  _useDigests: 7,
} as const

/** The slot of a value in a mapping, or in a mapping of mappings when several keys are given. */
export function slotOf(variable: keyof typeof ledgerStorage, ...keys: readonly Hex[]): Hex {
  let slot = toHex(ledgerStorage[variable], { size: 32 })
  for (const key of keys) slot = keccak256(concat([numberToHex(hexToBigInt(key), { size: 32 }), slot]))
  return slot
}

/** The word of a notice: publishedAt, blockNumber and number from the low end. */
export function noticeWord(notice: { publishedAt: number; blockNumber: number; number: number }): Hex {
  const word = BigInt(notice.publishedAt) | (BigInt(notice.blockNumber) << 64n) | (BigInt(notice.number) << 128n)
  return numberToHex(word, { size: 32 })
}

/** The word of a lock: revokedAt, then byBrand, from the low end. */
export function lockWord(state: { revokedAt: number; byBrand: boolean }): Hex {
  return numberToHex(BigInt(state.revokedAt) | (BigInt(state.byBrand) << 64n), { size: 32 })
}
