import type { Address, Hex } from 'viem'
import { HistoryIncompleteError } from '../errors/historyIncompleteError.ts'
import { zeroHash } from '../protocol/digest.ts'
import { getHead } from './getHead.ts'
import type { PublishedNotice } from './publishedNotice.ts'
import { readAllLogs } from './readAllLogs.ts'
import type { ReadClient } from './readClient.ts'
import { readLedger } from './readLedger.ts'
import type { LogsProgress } from './readLogs.ts'
import { readNotice } from './readNotice.ts'

/**
 * Reads all notices of a brand with their texts, the first published first. The number of each is checked against the
 * ledger, so a missing one is noticed.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @param input.fromBlock a block not later than the brand's first notice: the ledger's deployment block does
 * @param input.toBlock the block to answer for; the newest when absent
 * @returns the notices with numbers 1, 2, 3, …
 * @throws {HistoryIncompleteError} when the node leaves out one
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getNotices } from '@consent-ledger/sdk'
 * import { brandId, client, deployment, ledger } from './setup.ts'
 *
 * const notices = await getNotices(client, { ledger, brandId, fromBlock: BigInt(deployment.deploymentBlock) })
 */
export async function getNotices(
  client: ReadClient,
  input: {
    ledger: Address
    brandId: Hex
    fromBlock: bigint
    toBlock?: bigint
    onProgress?: (progress: LogsProgress) => void
  },
): Promise<readonly PublishedNotice[]> {
  const { ledger, brandId, fromBlock, toBlock, onProgress } = input
  const { number: head, hash: blockHash } = await getHead(client, toBlock === undefined ? {} : { blockNumber: toBlock })
  const latest = await readLedger(client, { ledger, functionName: 'latestNotice', args: [brandId], blockHash })
  if (latest === zeroHash) return []
  const { number: count } = await readLedger(client, {
    ledger,
    functionName: 'noticeOf',
    args: [brandId, latest],
    blockHash,
  })

  const logs = await readAllLogs(client, {
    ledger,
    brandId,
    events: ['NoticePublished'],
    fromBlock,
    toBlock: head,
    onProgress,
  })
  const notices: PublishedNotice[] = []
  for (const log of logs) {
    if (log.eventName !== 'NoticePublished') continue
    const { noticeHash, document } = log.args
    const stored = await readLedger(client, {
      ledger,
      functionName: 'noticeOf',
      args: [brandId, noticeHash],
      blockHash,
    })
    const { blockNumber, number } = stored
    const notice = readNotice({
      brandId,
      noticeHash,
      number,
      publishedAt: Number(stored.publishedAt),
      blockNumber,
      document,
    })
    if (notice && number === notices.length + 1) notices.push(notice)
  }
  if (notices.length !== count) {
    throw new HistoryIncompleteError({ missing: `notice ${notices.length + 1} of ${count} of brand ${brandId}` })
  }
  return notices
}
