/**
 * HalfSipHash-1-3: a hash of 32 bits that nobody can aim at without its key, so that chosen ids cannot flood one place of a table. Not for
 * anything but tables.
 *
 * @param bytes where the message starts at 0
 * @param length how many bytes of it count
 * @param key0 first half of the key
 * @param key1 second half of the key
 * @returns an unsigned integer of 32 bits
 * @see https://www.aumasson.jp/siphash/siphash.pdf (halved words as in the reference code and in Linux)
 */
export function halfSipHash(bytes: Uint8Array, length: number, key0: number, key1: number): number {
  let v0 = key0 | 0
  let v1 = key1 | 0
  let v2 = (0x6c796765 ^ key0) | 0
  let v3 = (0x74656462 ^ key1) | 0

  const words = length >>> 2
  for (let word = 0; word <= words; word++) {
    let message: number
    const at = word << 2
    if (word < words) {
      message =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24)
    } else {
      message = length << 24
      const rest = length & 3
      if (rest > 2) message |= (bytes[at + 2] as number) << 16
      if (rest > 1) message |= (bytes[at + 1] as number) << 8
      if (rest > 0) message |= bytes[at] as number
    }
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
