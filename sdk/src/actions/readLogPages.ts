import {
  type Address,
  BaseError,
  type Hash,
  HttpRequestError,
  numberToHex,
  ResponseBodyTooLargeError,
  RpcError,
  type RpcLog,
  RpcRequestError,
  TimeoutError,
} from 'viem'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { NodeAnswerInvalidError } from '../errors/nodeAnswerInvalidError.ts'
import { NodeSilentError } from '../errors/nodeSilentError.ts'
import type { ReadClient } from './readClient.ts'

/** A page with this many logs or more may have been cut off by the node (viem and many nodes cap an answer): it is asked for again in two halves. */
const pageLimit = 8_000
const greatestRange = 1_000_000
/** Pages read below a width the node refused before a wider one is tried again. */
const pagesUntilRetry = 64
/** How often a node that asks for patience gets it, whatever `retries` says. */
const patience = 3

/** How many blocks a node answers for at once: remembered across calls, and changed by each answer. */
export type LogRange = {
  blocks: number
  /** The narrowest width that was refused; null when none was lately. */
  refused: number | null
  /** Pages read since. */
  pages: number
}

/** The raw logs of a range of blocks, both ends included, complete. */
export type RawLogPage = { readonly fromBlock: number; readonly toBlock: number; readonly logs: readonly RpcLog[] }

/** A range to begin with. */
export function createLogRange(): LogRange {
  return { blocks: 10_000, refused: null, pages: 0 }
}

/**
 * Reads raw logs page by page, in the order of the chain. The width of the pages adapts to what the node accepts and to how many logs there
 * are, and grows again after it shrank.
 *
 * @throws {ChainUnreadableError} when the node does not answer, or refuses even a single block
 * @throws {NodeAnswerInvalidError} when the answer is no list
 */
export async function* readLogPages(
  client: ReadClient,
  {
    ledger,
    topics,
    fromBlock,
    toBlock,
    range,
    retries,
    signal,
  }: {
    readonly ledger: Address
    readonly topics: readonly (Hash | readonly Hash[] | null)[]
    readonly fromBlock: number
    readonly toBlock: number
    readonly range: LogRange
    readonly retries: number
    readonly signal?: AbortSignal | undefined
  },
): AsyncGenerator<RawLogPage, void, void> {
  let failures = 0
  for (let from = fromBlock; from <= toBlock; ) {
    signal?.throwIfAborted()
    const to = Math.min(toBlock, from + range.blocks - 1)
    const width = to - from + 1
    let logs: unknown
    try {
      logs = await client.request({
        method: 'eth_getLogs',
        params: [{ address: ledger, topics, fromBlock: numberToHex(from), toBlock: numberToHex(to) }],
      } as never)
    } catch (error) {
      const isBusy = isRateLimit(error)
      if (!isBusy && width > 1 && isAnswer(error)) {
        narrow(range, width)
        // Too slow for this width, or hanging: that shows only if it is not asked for ever.
        if (!isSilence(error)) continue
      }
      failures++
      if (failures > (isBusy ? Math.max(retries, patience) : retries)) {
        throw new ChainUnreadableError({ request: `eth_getLogs of blocks ${from} to ${to}` }, { cause: error })
      }
      await pause(Math.min(4_000, 125 * 2 ** failures))
      continue
    }
    failures = 0
    if (!Array.isArray(logs)) throw new NodeAnswerInvalidError({ request: 'eth_getLogs', detail: 'it is no list' })
    if (logs.length >= pageLimit && width > 1) {
      narrow(range, width)
      continue
    }
    yield { fromBlock: from, toBlock: to, logs: logs as RpcLog[] }
    from = to + 1
    widen(range, width, logs.length)
  }
}

function narrow(range: LogRange, width: number): void {
  range.blocks = Math.max(1, Math.floor(width / 2))
  range.refused = width
  range.pages = 0
}

function widen(range: LogRange, width: number, logs: number): void {
  if (range.refused !== null && ++range.pages >= pagesUntilRetry) range.refused = null
  if (width < range.blocks || logs >= pageLimit / 4) return
  const widest = range.refused === null ? greatestRange : range.refused - 1
  range.blocks = Math.max(range.blocks, Math.min(2 * range.blocks, widest))
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

function findCause<cause>(error: unknown, isIt: (cause: unknown) => cause is cause): cause | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) if (isIt(cause)) return cause
  return null
}

/** Whether the node says that it is asked too often. Many use −32005 for answers that are too large too; then the text speaks of them. */
function isRateLimit(error: unknown): boolean {
  const http = findCause(error, (cause) => cause instanceof HttpRequestError)
  if (http?.status === 429) return true
  const limit = findCause(
    error,
    (cause): cause is Error & { code: number } => (cause as { code?: unknown }).code === -32005,
  )
  return (
    limit !== null &&
    !/block|range|result|response|logs/i.test(`${limit.message}`.replace(/^URL:.*|^Request body:.*/gm, ''))
  )
}

function isSilence(error: unknown): boolean {
  return findCause(error, (cause) => cause instanceof TimeoutError || cause instanceof NodeSilentError) !== null
}

/** Whether the node itself answered, with an error or with more than viem takes: then the range may be too wide. Otherwise it was not reached. */
function isAnswer(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  if (error.walk((cause) => cause instanceof RpcRequestError || cause instanceof RpcError)) {
    const http = findCause(error, (cause) => cause instanceof HttpRequestError)
    if (http === null) return true
  }
  if (error.walk((cause) => cause instanceof ResponseBodyTooLargeError)) return true
  const http = error.walk((cause) => cause instanceof HttpRequestError) as HttpRequestError | null
  if (http) return http.status !== undefined && http.status !== 429 && http.status < 500
  return error.walk((cause) => cause instanceof TimeoutError) !== null
}
