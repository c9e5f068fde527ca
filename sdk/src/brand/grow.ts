type Growing = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** Elements above which room is added by the quarter instead of doubled. */
const large = 2 ** 18

/** A typed array with room for at least so many elements: the same one, or a longer copy. */
export function grow<array extends Growing>(array: array, needed: number): array {
  const { length } = array
  if (needed <= length) return array
  const more = length < large ? length : length >>> 2
  const larger = new (array.constructor as new (length: number) => array)(Math.max(needed, length + more))
  larger.set(array)
  return larger
}
