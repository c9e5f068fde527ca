import { type Hex, hexToBytes, isHex } from 'viem'

/** A message of `personal_sign`: the bytes that are signed and how they read. */
export type SignedMessage = { readonly raw: Hex | Uint8Array; readonly text: string }

/**
 * Reads the first parameter of `personal_sign`: hex of the bytes or, as some pages send it, the text itself.
 *
 * @param parameter as it came.
 * @returns the bytes to sign and the text to show; bytes that are no UTF-8 are shown as hex. Undefined if it is no string.
 */
export function readMessage(parameter: unknown): SignedMessage | undefined {
  if (typeof parameter !== 'string') return undefined
  if (!isHex(parameter) || parameter.length % 2 !== 0) {
    return { raw: new TextEncoder().encode(parameter), text: parameter }
  }
  const bytes = hexToBytes(parameter)
  try {
    return { raw: bytes, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch {
    return { raw: bytes, text: parameter }
  }
}
