import { type Hex, hexToBytes, keccak256 } from 'viem'
import { type Notice, parseNotice } from '../protocol/notice.ts'
import type { PublishedNotice } from './publishedNotice.ts'

/**
 * Builds a published notice from the bytes of its log.
 *
 * @returns null if the bytes do not have the hash the ledger holds
 */
export function readNotice(input: {
  brandId: Hex
  noticeHash: Hex
  number: number
  publishedAt: number
  blockNumber: bigint
  document: Hex
}): PublishedNotice | null {
  if (keccak256(input.document).toLowerCase() !== input.noticeHash.toLowerCase()) return null
  const document = hexToBytes(input.document)
  let notice: Notice | null = null
  try {
    const parsed = parseNotice(document)
    if (parsed.brandId.toLowerCase() === input.brandId.toLowerCase()) notice = parsed
  } catch {
    // Anything may be published; what is not a notice stays null, and nobody can sign under it.
  }
  return { ...input, document, notice }
}
