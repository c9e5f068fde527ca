/** Freezes a value read from JSON and all that hangs on it: what was checked once cannot change afterwards. */
export function deepFreeze<Value extends object>(value: Value): Value {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) deepFreeze(part)
  return Object.freeze(value)
}
