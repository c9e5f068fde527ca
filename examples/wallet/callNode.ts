import { ProviderRpcError } from './providerRpcError.ts'

/**
 * Asks the node. What the node refuses is passed on with its own code and data, so that a page can decode a revert.
 *
 * @param rpcUrl the node.
 * @returns the result.
 * @throws {ProviderRpcError} 4900 when the node does not answer within 30 s, else the node's error.
 */
export async function callNode<Result = unknown>(
  rpcUrl: string,
  method: string,
  params: readonly unknown[] = [],
): Promise<Result> {
  const answer = await post(rpcUrl, JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }))
  if (answer.error === undefined) return answer.result as Result

  const { code, message, data } = answer.error
  throw new ProviderRpcError(code, message, { data })
}

type Answer = { result?: unknown; error?: { code: number; message: string; data?: unknown } }

async function post(rpcUrl: string, body: string): Promise<Answer> {
  try {
    const response = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(30_000),
    })
    return (await response.json()) as Answer
  } catch (cause) {
    throw new ProviderRpcError(4900, 'The node of the local run does not answer. Is it still running?', { cause })
  }
}
