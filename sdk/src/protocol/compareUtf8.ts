const encoder = new TextEncoder()

/**
 * Compares two strings by their UTF-8 bytes, the order of every list in this protocol.
 *
 * @param a one string.
 * @param b another string.
 * @returns below 0 when `a` comes first, 0 when they are equal, above 0 otherwise.
 */
export function compareUtf8(a: string, b: string): number {
  // Up to the surrogates UTF-16 has the order of UTF-8: only what differs beyond needs the bytes.
  const length = Math.min(a.length, b.length)
  let at = 0
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at++
  if (at === length) return a.length - b.length
  const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)]
  if (one < 0xd800 && other < 0xd800) return one - other

  const left = encoder.encode(a)
  const right = encoder.encode(b)
  const shared = Math.min(left.length, right.length)
  for (let index = 0; index < shared; index++) {
    const difference = (left[index] as number) - (right[index] as number)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
