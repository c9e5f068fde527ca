import { HttpRequestError, TimeoutError } from 'viem'
import type { Deployment } from '../actions/deployment.ts'
import { getHead } from '../actions/getHead.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { FinalityUnavailableError } from '../errors/finalityUnavailableError.ts'
import { NodeSilentError } from '../errors/nodeSilentError.ts'

/**
 * Reads up to which blocks the chain is safe and finalized, as seen from its head: by depth where the deployment names depths, else by the
 * node's tags.
 *
 * @throws {FinalityUnavailableError} when the node refuses a tag
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readFinality(
  client: ReadClient,
  { deployment, head }: { deployment: Deployment; head: number },
): Promise<{ safe: number; finalized: number }> {
  const depths = deployment.finality
  if (depths !== null) return { safe: head - depths.safe, finalized: head - depths.finalized }
  const [safe, finalized] = await Promise.all([readTag(client, 'safe'), readTag(client, 'finalized')])
  return { safe: Math.min(safe, head), finalized: Math.min(finalized, head) }
}

async function readTag(client: ReadClient, blockTag: 'safe' | 'finalized'): Promise<number> {
  try {
    return Number((await getHead(client, { blockTag })).number)
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (cause instanceof HttpRequestError || cause instanceof TimeoutError || cause instanceof NodeSilentError)
        throw error
    }
    throw new FinalityUnavailableError({ blockTag }, { cause: error })
  }
}
