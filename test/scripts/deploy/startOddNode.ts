import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What an odd node says instead of the real one: its own answer, or undefined to pass the question on. */
export type OddAnswer = (params: unknown[]) => object | undefined | Promise<object | undefined>

/**
 * A node in front of the real one that answers some methods in its own way, as some chains do, or does something before it passes them on.
 *
 * @param target the real node
 * @param answers by method
 */
export async function startOddNode(target: string, answers: Readonly<Record<string, OddAnswer>>) {
  const seen: string[] = []
  const server: Server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const call = JSON.parse(body)
    seen.push(call.method)
    const own = await answers[call.method]?.(call.params)
    response.setHeader('content-type', 'application/json')
    if (own) return void response.end(JSON.stringify({ jsonrpc: '2.0', id: call.id, ...own }))
    const headers = { 'content-type': 'application/json' }
    response.end(await (await fetch(target, { method: 'POST', body, headers })).text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    /** The methods asked for so far. */
    seen,
    stop: () => server.close().closeAllConnections(),
  }
}
