import { InvalidValueError } from '../errors/invalidValueError.ts'

/**
 * Encodes bytes for a header or an address.
 *
 * @param bytes any bytes.
 * @returns base64url without padding.
 * @see RFC 4648 section 5
 * @example
 * import { encodeBase64Url } from '@consent-ledger/sdk'
 *
 * encodeBase64Url(new TextEncoder().encode('consent')) // 'Y29uc2VudA'
 */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += 8_192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8_192))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/**
 * Decodes what `encodeBase64Url` made, and nothing else: no padding, no white space, no second spelling of the same bytes.
 *
 * @param text base64url without padding.
 * @returns the bytes.
 * @throws {InvalidValueError} when it is anything else.
 * @see RFC 4648 section 5
 * @example
 * import { decodeBase64Url } from '@consent-ledger/sdk'
 *
 * new TextDecoder().decode(decodeBase64Url('Y29uc2VudA')) // 'consent'
 */
export function decodeBase64Url(text: string): Uint8Array {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1)
    throw new InvalidValueError('text', 'base64url without padding')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  if (encodeBase64Url(bytes) !== text) throw new InvalidValueError('text', 'base64url in its only spelling')
  return bytes
}
