import type { Address, Hex } from 'viem'
import type { BlockSelector } from './blockSelector.ts'
import { getLatestNoticeHash } from './getLatestNoticeHash.ts'
import { getNotice } from './getNotice.ts'
import type { PublishedNotice } from './publishedNotice.ts'
import type { ReadClient } from './readClient.ts'

/**
 * Reads the notice a brand asks under now, with its text.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @returns the notice, or null if the brand has not published any
 * @throws {NoticeTextMissingError} when the node has not kept its text
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getLatestNotice } from '@consent-ledger/sdk'
 * import { brandId, client, ledger } from './setup.ts'
 *
 * const published = await getLatestNotice(client, { ledger, brandId })
 * const uses = published?.notice?.uses ?? []
 */
export async function getLatestNotice(
  client: ReadClient,
  { ledger, brandId, ...at }: { ledger: Address; brandId: Hex } & BlockSelector,
): Promise<PublishedNotice | null> {
  const noticeHash = await getLatestNoticeHash(client, { ledger, brandId, ...at })
  return noticeHash === null ? null : getNotice(client, { ledger, brandId, noticeHash, ...at })
}
