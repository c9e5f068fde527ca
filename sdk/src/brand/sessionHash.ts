import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'

/** What the store keeps of a session's id: enough to know it again, nothing to take it over with. */
export function sessionHash(sessionId: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(sessionId)))
}
