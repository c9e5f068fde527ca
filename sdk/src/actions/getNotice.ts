import { type Address, type Hex, stringToHex } from 'viem'
import { NoticeTextMissingError } from '../errors/noticeTextMissingError.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { PublishedNotice } from './publishedNotice.ts'
import { readAllLogs } from './readAllLogs.ts'
import type { ReadClient } from './readClient.ts'
import { readLedger } from './readLedger.ts'
import { readNotice } from './readNotice.ts'

/**
 * Reads a notice with its text: the ledger names the block, one `eth_getLogs` of that block has the text, and the hash is checked.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @param input.noticeHash hash of the document
 * @param input.document the document, if the caller has kept it: when its hash is right the node is not asked for the text
 * @returns the notice, or null if the brand has not published it
 * @throws {NoticeTextMissingError} when the ledger knows it but the node has not kept its text
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getNotice } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, receipt } from './setup.ts'
 *
 * const published = await getNotice(client, { ledger, brandId, noticeHash: receipt.consent.noticeHash })
 */
export async function getNotice(
  client: ReadClient,
  {
    ledger,
    brandId,
    noticeHash,
    document: kept,
    ...at
  }: { ledger: Address; brandId: Hex; noticeHash: Hex; document?: string | undefined } & BlockSelector,
): Promise<PublishedNotice | null> {
  const { publishedAt, blockNumber, number } = await readLedger(client, {
    ledger,
    functionName: 'noticeOf',
    args: [brandId, noticeHash],
    ...at,
  })
  if (publishedAt === 0n) return null
  const published = { brandId, noticeHash, number, publishedAt: Number(publishedAt), blockNumber }
  const known = kept === undefined ? null : readNotice({ ...published, document: stringToHex(kept) })
  if (known !== null) return known

  const logs = await readAllLogs(client, {
    ledger,
    brandId,
    events: ['NoticePublished'],
    fromBlock: blockNumber,
    toBlock: blockNumber,
  })
  for (const log of logs) {
    if (log.eventName !== 'NoticePublished' || log.args.noticeHash.toLowerCase() !== noticeHash.toLowerCase()) continue
    const { document } = log.args
    const notice = readNotice({ ...published, document })
    if (notice) return notice
  }
  throw new NoticeTextMissingError({ brandId, noticeHash, blockNumber })
}
