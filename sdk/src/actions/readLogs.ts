import { type Address, type ContractEventName, encodeEventTopics, type Hash, type Hex, isAddressEqual } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import { decodeLedgerLog } from './decodeLedgerLog.ts'
import type { LedgerLog } from './ledgerLog.ts'
import type { ReadClient } from './readClient.ts'
import { createLogRange, readLogPages } from './readLogPages.ts'

export type LogsProgress = {
  readonly fromBlock: bigint
  readonly toBlock: bigint
  /** The last block read so far. */
  readonly block: bigint
  /** How many logs were found so far. */
  readonly logs: number
}

export type ReadLogsInput = {
  readonly ledger: Address
  /** Only logs of this brand; of all brands when absent. */
  readonly brandId?: Hex
  /** Only these events; all when absent. */
  readonly events?: readonly ContractEventName<typeof consentLedgerAbi>[]
  readonly fromBlock: bigint
  readonly toBlock: bigint
  readonly onProgress?: (progress: LogsProgress) => void
  /** How often in a row a failing request is repeated before giving up; 5 when absent. */
  readonly retries?: number
  readonly signal?: AbortSignal
}

export type LogPage = { readonly fromBlock: bigint; readonly toBlock: bigint; readonly logs: readonly LedgerLog[] }

const eventNames = consentLedgerAbi.flatMap((item) => (item.type === 'event' ? [item.name] : []))

/**
 * Reads the events of the ledger page by page, in the order of the chain, each page complete.
 *
 * The range of blocks adapts to what the node accepts and to how many logs there are: a page holds fewer than 8,000
 * logs unless one block alone has more.
 *
 * @param client viem client
 * @param input ledger, optionally one brand and some events, first and last block (both included)
 * @returns the pages one after the other; blocks without logs are covered by pages too
 * @throws {ChainUnreadableError} when the node does not answer, or refuses even a single block
 * @example
 * import { getHead, readLogs } from '@consent-ledger/sdk'
 * import { client, deployment, ledger } from './setup.ts'
 *
 * const fromBlock = BigInt(deployment.deploymentBlock)
 * const { number: toBlock } = await getHead(client)
 * for await (const page of readLogs(client, { ledger, fromBlock, toBlock })) {
 *   for (const log of page.logs) console.log(log.blockNumber, log.eventName, log.args)
 * }
 */
export async function* readLogs(client: ReadClient, input: ReadLogsInput): AsyncGenerator<LogPage, void, void> {
  const { ledger, brandId, events = eventNames, fromBlock, toBlock, onProgress, retries = 5, signal } = input
  const signatures = events.map(
    (eventName) => encodeEventTopics({ abi: consentLedgerAbi, eventName } as never)[0] as Hex,
  )
  const topics: (Hash | Hash[])[] = brandId ? [signatures, brandId] : [signatures]

  let found = 0
  const pages = readLogPages(client, {
    ledger,
    topics,
    fromBlock: Number(fromBlock),
    toBlock: Number(toBlock),
    range: createLogRange(),
    retries,
    signal,
  })
  for await (const { logs: raw, ...page } of pages) {
    const [first, last] = [BigInt(page.fromBlock), BigInt(page.toBlock)]
    const logs: LedgerLog[] = []
    for (const log of raw) {
      if (!isAddressEqual(log.address, ledger)) continue
      if (brandId && log.topics[1]?.toLowerCase() !== brandId.toLowerCase()) continue
      const decoded = decodeLedgerLog(log)
      if (decoded && decoded.blockNumber >= first && decoded.blockNumber <= last) logs.push(decoded)
    }
    logs.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex)
    found += logs.length
    yield { fromBlock: first, toBlock: last, logs }
    onProgress?.({ fromBlock, toBlock, block: last, logs: found })
  }
}
