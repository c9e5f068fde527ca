import { type Address, type Hex, HttpRequestError, numberToHex, type RpcLog } from 'viem'
import type { ReadClient } from '../actions/readClient.ts'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'

/** More logs than this in one answer come near viem's limit of 10 MiB: the next range is smaller. */
const manyLogs = 4_000
const fewLogs = 1_000
const largestRange = 100_000

/** The logs of a range of blocks, both ends included. */
export type LogPage = { readonly fromBlock: number; readonly toBlock: number; readonly logs: readonly RpcLog[] }

/** Remembers how many blocks a node answers for at once, across calls. */
export type LogRange = { blocks: number }

/**
 * Reads all logs of one brand in pages. The range adapts to what the node accepts and to how many logs it finds.
 *
 * @throws {ChainUnreadableError} when the node does not answer even for a single block
 */
export async function* readBrandLogs(
  client: ReadClient,
  {
    ledger,
    brandId,
    fromBlock,
    toBlock,
    range,
  }: { ledger: Address; brandId: Hex; fromBlock: number; toBlock: number; range: LogRange },
): AsyncGenerator<LogPage> {
  for (let from = fromBlock; from <= toBlock; ) {
    const to = Math.min(toBlock, from + range.blocks - 1)
    let logs: readonly RpcLog[]
    try {
      logs = await readRange(client, ledger, brandId, from, to)
    } catch (error) {
      // A node that is not there cannot be helped by asking for less.
      if (from === to || isUnreachable(error))
        throw new ChainUnreadableError({ request: 'eth_getLogs' }, { cause: error })
      range.blocks = Math.max(1, Math.floor((to - from + 1) / 2))
      continue
    }
    yield { fromBlock: from, toBlock: to, logs }
    if (logs.length > manyLogs) range.blocks = Math.max(1, Math.floor(range.blocks / 2))
    else if (logs.length < fewLogs && to - from + 1 === range.blocks)
      range.blocks = Math.min(largestRange, range.blocks * 2)
    from = to + 1
  }
}

function readRange(client: ReadClient, ledger: Address, brandId: Hex, from: number, to: number) {
  return client.request({
    method: 'eth_getLogs',
    params: [{ address: ledger, topics: [null, brandId], fromBlock: numberToHex(from), toBlock: numberToHex(to) }],
  } as never) as Promise<readonly RpcLog[]>
}

function isUnreachable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof HttpRequestError && cause.status === undefined) return true
  }
  return false
}
