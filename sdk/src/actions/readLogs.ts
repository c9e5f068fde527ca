import {
  type Address,
  BaseError,
  type ContractEventName,
  encodeEventTopics,
  type Hash,
  type Hex,
  HttpRequestError,
  isAddressEqual,
  numberToHex,
  ResponseBodyTooLargeError,
  RpcError,
  type RpcLog,
  RpcRequestError,
  TimeoutError,
} from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { decodeLedgerLog } from './decodeLedgerLog.ts'
import type { LedgerLog } from './ledgerLog.ts'
import type { ReadClient } from './readClient.ts'

/** A page with this many logs or more may have been cut off by the node (viem and many nodes cap an answer): it is asked for again in two halves. */
const pageLimit = 8_000
const firstRange = 10_000n
const greatestRange = 1_000_000n

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

/** Whether the node itself answered, with an error or with more than viem takes: then the range may be too wide. Otherwise it was not reached. */
function isAnswer(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  if (error.walk((cause) => cause instanceof RpcRequestError || cause instanceof RpcError)) return true
  if (error.walk((cause) => cause instanceof ResponseBodyTooLargeError)) return true
  const http = error.walk((cause) => cause instanceof HttpRequestError) as HttpRequestError | null
  if (http) return http.status !== undefined && http.status !== 429 && http.status < 500
  return error.walk((cause) => cause instanceof TimeoutError) !== null
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

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

  let next = fromBlock
  let range = firstRange
  let failures = 0
  let found = 0
  while (next <= toBlock) {
    signal?.throwIfAborted()
    const last = next + range - 1n < toBlock ? next + range - 1n : toBlock
    let raw: readonly RpcLog[]
    try {
      raw = await client.request({
        method: 'eth_getLogs',
        params: [{ address: ledger, topics, fromBlock: numberToHex(next), toBlock: numberToHex(last) }],
      })
    } catch (error) {
      if (isAnswer(error) && last > next) {
        range = (last - next + 1n) / 2n
        continue
      }
      failures++
      if (failures > retries) {
        throw new ChainUnreadableError({ request: `eth_getLogs of blocks ${next} to ${last}` }, { cause: error })
      }
      await pause(Math.min(4_000, 125 * 2 ** failures))
      continue
    }
    failures = 0
    if (raw.length >= pageLimit && last > next) {
      range = (last - next + 1n) / 2n
      continue
    }
    const logs: LedgerLog[] = []
    for (const log of raw) {
      if (!isAddressEqual(log.address, ledger)) continue
      if (brandId && log.topics[1]?.toLowerCase() !== brandId.toLowerCase()) continue
      const decoded = decodeLedgerLog(log)
      if (decoded && decoded.blockNumber >= next && decoded.blockNumber <= last) logs.push(decoded)
    }
    logs.sort((a, b) => Number(a.blockNumber - b.blockNumber) || a.logIndex - b.logIndex)
    found += logs.length
    yield { fromBlock: next, toBlock: last, logs }
    onProgress?.({ fromBlock, toBlock, block: last, logs: found })
    next = last + 1n
    if (raw.length < pageLimit / 4 && range < greatestRange) range *= 2n
  }
}
