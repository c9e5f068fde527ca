/**
 * HalfSipHash-1-3: a hash of 32 bits that nobody can aim at without its key, so that chosen ids cannot flood one place of a table. Not for
 * anything but tables.
 *
 * @param words the message, its first byte lowest in the first word; what lies behind its end does not matter
 * @param length how many bytes it has
 * @param key0 first half of the key
 * @param key1 second half of the key
 * @returns an unsigned integer of 32 bits
 * @see https://www.aumasson.jp/siphash/siphash.pdf (halved words as in the reference code and in Linux)
 */
export function halfSipHash(words: Uint32Array, length: number, key0: number, key1: number): number {
  let v0 = key0 | 0
  let v1 = key1 | 0
  let v2 = (0x6c796765 ^ key0) | 0
  let v3 = (0x74656462 ^ key1) | 0

  const last = length >>> 2
  for (let word = 0; word <= last; word++) {
    const message =
      word < last
        ? (words[word] as number)
        : (length << 24) | ((words[word] as number) & ((1 << ((length & 3) << 3)) - 1))
    v3 ^= message
    v0 = (v0 + v1) | 0
    v1 = (v1 << 5) | (v1 >>> 27)
    v1 ^= v0
    v0 = (v0 << 16) | (v0 >>> 16)
    v2 = (v2 + v3) | 0
    v3 = (v3 << 8) | (v3 >>> 24)
    v3 ^= v2
    v0 = (v0 + v3) | 0
    v3 = (v3 << 7) | (v3 >>> 25)
    v3 ^= v0
    v2 = (v2 + v1) | 0
    v1 = (v1 << 13) | (v1 >>> 19)
    v1 ^= v2
    v2 = (v2 << 16) | (v2 >>> 16)
    v0 ^= message
  }

  v2 ^= 0xff
  for (let round = 0; round < 3; round++) {
    v0 = (v0 + v1) | 0
    v1 = (v1 << 5) | (v1 >>> 27)
    v1 ^= v0
    v0 = (v0 << 16) | (v0 >>> 16)
    v2 = (v2 + v3) | 0
    v3 = (v3 << 8) | (v3 >>> 24)
    v3 ^= v2
    v0 = (v0 + v3) | 0
    v3 = (v3 << 7) | (v3 >>> 25)
    v3 ^= v0
    v2 = (v2 + v1) | 0
    v1 = (v1 << 13) | (v1 >>> 19)
    v1 ^= v2
    v2 = (v2 << 16) | (v2 >>> 16)
  }
  return (v1 ^ v3) >>> 0
}
