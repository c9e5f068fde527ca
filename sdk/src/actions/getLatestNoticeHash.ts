import { type Address, type Hex, zeroHash } from 'viem'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'
import { readLedger } from './readLedger.ts'

/**
 * Reads which notice a brand asks under now, without its text: enough for a reader that has kept the text, which never changes.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @returns hash of the notice, or null if the brand has not published any
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getLatestNoticeHash } from '@consent-ledger/sdk'
 * import { brandId, client, ledger } from './setup.ts'
 *
 * const latest = await getLatestNoticeHash(client, { ledger, brandId })
 */
export async function getLatestNoticeHash(
  client: ReadClient,
  { ledger, brandId, ...at }: { ledger: Address; brandId: Hex } & BlockSelector,
): Promise<Hex | null> {
  const noticeHash = await readLedger(client, { ledger, functionName: 'latestNotice', args: [brandId], ...at })
  return noticeHash === zeroHash ? null : noticeHash
}
