/** Scatters a number: no two below 2³² get the same (Murmur3's last step, which can be undone). */
function scatter(number: number): number {
  let value = number >>> 0
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/**
 * The id of a made-up customer: 20 characters that differ from those of every other number and follow no order.
 * @param number below 2³²
 */
export function customerIdOf(number: number): string {
  const head = scatter(number).toString(16).padStart(8, '0')
  return `${head}-${scatter(number ^ 0x5bd1e995)
    .toString(16)
    .padStart(8, '0')}${head.slice(5)}`
}
