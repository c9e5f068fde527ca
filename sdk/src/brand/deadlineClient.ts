import { createClient, custom } from 'viem'
import type { ReadClient } from '../actions/readClient.ts'
import { NodeSilentError } from '../errors/nodeSilentError.ts'

/** Milliseconds a node gets for one answer. */
const deadline = 20_000

/**
 * The same node, asked with a deadline: whatever transport the client has, a node that accepts a question and never answers cannot hold the
 * mirror for ever.
 */
export function deadlineClient(client: ReadClient): ReadClient {
  return createClient({
    chain: client.chain,
    transport: custom(
      {
        request: ({ method, params }: { method: string; params?: unknown }) =>
          withDeadline(client.request({ method, params } as never) as Promise<unknown>, method),
      },
      { retryCount: 0 },
    ),
  })
}

async function withDeadline<value>(answer: Promise<value>, method: string): Promise<value> {
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
