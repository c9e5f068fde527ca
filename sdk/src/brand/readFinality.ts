import { HttpRequestError, LimitExceededRpcError, TimeoutError } from 'viem'
import type { Deployment } from '../actions/deployment.ts'
import { getHead } from '../actions/getHead.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { FinalityUnavailableError } from '../errors/finalityUnavailableError.ts'
import { NodeAnswerInvalidError } from '../errors/nodeAnswerInvalidError.ts'
import { NodeSilentError } from '../errors/nodeSilentError.ts'
import { answersWithin } from './answersWithin.ts'
import { patience } from './endpoints.ts'

/**
 * Reads up to which blocks the chain is safe and finalized, as seen from its head: by depth where the deployment names depths, else by the tags
 * of the nodes. Of several nodes the most careful one counts.
 *
 * @throws {FinalityUnavailableError} when no node serves the tags
 * @throws {ChainUnreadableError} when none answers
 */
export async function readFinality(
  clients: readonly ReadClient[],
  { deployment, head }: { deployment: Deployment; head: number },
): Promise<{ safe: number; finalized: number }> {
  const depths = deployment.finality
  if (depths !== null) return { safe: head - depths.safe, finalized: head - depths.finalized }
  const answers = await answersWithin(
    clients.map((client) => Promise.all([readTag(client, 'safe'), readTag(client, 'finalized')])),
    patience,
    () => new NodeSilentError({ method: 'eth_getBlockByNumber', milliseconds: patience }),
  )
  const tags = answers.flatMap((answer) => ('value' in answer ? [answer.value] : []))
  if (tags.length === 0) throw (answers[0] as { failure: unknown }).failure
  return {
    safe: Math.min(head, ...tags.map(([safe]) => safe)),
    finalized: Math.min(head, ...tags.map(([, finalized]) => finalized)),
  }
}

async function readTag(client: ReadClient, blockTag: 'safe' | 'finalized'): Promise<number> {
  try {
    return Number((await getHead(client, { blockTag })).number)
  } catch (error) {
    for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
      if (isNoRefusal(cause)) throw error
    }
    throw new FinalityUnavailableError({ blockTag }, { cause: error })
  }
}

/** Whether the node was not reached, was busy or answered nonsense: that says nothing about the tag. */
function isNoRefusal(cause: Error): boolean {
  return (
    cause instanceof HttpRequestError ||
    cause instanceof TimeoutError ||
    cause instanceof NodeSilentError ||
    cause instanceof NodeAnswerInvalidError ||
    cause instanceof LimitExceededRpcError
  )
}
