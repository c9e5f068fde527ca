import { createClient, custom } from 'viem'
import type { ReadClient } from '../actions/readClient.ts'
import { NodeSilentError } from '../errors/nodeSilentError.ts'

/** Milliseconds a node gets for one answer at most. */
const longestDeadline = 20_000

/**
 * The same node, asked with a deadline: whatever transport the client has, a node that accepts a question and never answers cannot hold the
 * mirror for ever.
 *
 * @param maxStaleness seconds after which what is known is too old: an answer gets a third of them, and 20 seconds at most
 */
export function deadlineClient(client: ReadClient, maxStaleness: number): ReadClient {
  const deadline = Math.min(longestDeadline, Math.ceil((maxStaleness * 1_000) / 3))
  return createClient({
    chain: client.chain,
    transport: custom(
      {
        request: ({ method, params }: { method: string; params?: unknown }) =>
          withDeadline(client.request({ method, params } as never) as Promise<unknown>, method, deadline),
      },
      { retryCount: 0 },
    ),
  })
}

async function withDeadline<value>(answer: Promise<value>, method: string, deadline: number): Promise<value> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NodeSilentError({ method, milliseconds: deadline })), deadline)
  })
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
  }
}
