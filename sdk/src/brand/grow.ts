type Growing = Uint8Array | Uint16Array | Uint32Array | Float64Array

/** A typed array with room for at least so many elements: the same one, or a copy of at least twice the length. */
export function grow<array extends Growing>(array: array, needed: number): array {
  if (needed <= array.length) return array
  const larger = new (array.constructor as new (length: number) => array)(Math.max(needed, array.length * 2))
  larger.set(array)
  return larger
}
