import type { History } from './history.ts'
import type { HistoryRow } from './historyRow.ts'

/**
 * Writes rows as JSON, with the ledger, the brand and the block they are as of, and what was compared with the chain.
 *
 * @param history what `getHistory` returned
 * @param rows what `historyRows` returned for it
 * @returns a JSON object on several lines; block numbers are plain numbers, times Unix seconds
 * @example
 * import { writeFile } from 'node:fs/promises'
 * import { getHistory, historyJson, historyRows } from '@consent-ledger/sdk/audit'
 * import { brandId, client, deployment } from './setup.ts'
 *
 * const history = await getHistory(client, { deployment, brandId })
 * await writeFile('history.json', historyJson(history, historyRows(history)))
 */
export function historyJson(history: History, rows: readonly HistoryRow[]): string {
  const { chainId, ledger, brandId, brand, fromBlock, head } = history
  const document = {
    type: 'consent-history',
    schema: 1,
    chainId,
    ledger,
    brandId,
    name: brand.name,
    domain: brand.domain,
    fromBlock: Number(fromBlock),
    head: { number: Number(head.number), hash: head.hash, timestamp: head.timestamp },
    isComplete: history.isComplete,
    revocationDigest: { replayed: history.replayedRevocationDigest, chain: history.chainRevocationDigest },
    useDigest: { replayed: history.replayedUseDigest, chain: history.chainUseDigest },
    notices: { replayed: history.replayedNotices, chain: history.chainNotices },
    recordings: { replayed: history.replayedRecordings, confirmed: history.confirmedRecordings },
    rows,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}
