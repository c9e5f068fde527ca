import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPublicClient, http } from 'viem'
import type { Anvil } from './startAnvil.ts'

/** One JSON-RPC request as the node sees it. */
export type Asked = { readonly method: string; readonly params: readonly unknown[] }

/** What a lying node does instead of answering as it should. Each part sees every request. */
export type Lie = {
  /** Sees the request before the honest node does. Throw a `Refusal` to answer with an error. */
  readonly refuse?: (asked: Asked) => void
  /** The answer to give instead of the true one. Throw a `Refusal` to answer with an error. */
  readonly answer?: (result: never, asked: Asked) => unknown
  /** Takes the response over; true: it has, and nothing else is sent. */
  readonly send?: (response: ServerResponse, body: string, asked: Asked) => boolean
}

/** A JSON-RPC error for a lying node to answer with. */
export class Refusal extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export type LyingNode = Awaited<ReturnType<typeof startLyingNode>>

/**
 * A node in front of a real one: an HTTP server that passes requests on, and lies as it is told. Only for tests.
 *
 * @param upstream the honest node; it can be changed for another
 */
export async function startLyingNode(upstream: Pick<Anvil, 'url'>) {
  let lie: Lie = {}
  let behind = upstream
  const asked: Asked[] = []

  const server = createServer(async (request, response) => {
    try {
      let text = ''
      for await (const chunk of request) text += chunk
      const { id, method, params = [] } = JSON.parse(text) as Asked & { id: unknown }
      asked.push({ method, params })
      const told = lie
      let answer: object
      try {
        answer = await answerOf(told, { method, params }, text)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        answer = { error: { code: error.code, message: error.message } }
      }
      const body = JSON.stringify({ jsonrpc: '2.0', id, ...answer })
      if (told.send?.(response, body, { method, params }) === true) return
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    } catch {
      // The honest node has ended, or the one who asked has gone.
      response.destroy()
    }
  })

  async function answerOf(told: Lie, asked: Asked, text: string): Promise<object> {
    told.refuse?.(asked)
    const reply = await fetch(behind.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: text,
    })
    const truth = (await reply.json()) as { result?: unknown; error?: unknown }
    if (!told.answer || !('result' in truth)) return truth
    return { result: await told.answer(truth.result as never, asked) }
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    /** A client that asks this node, and gives up on an answer after half a second. */
    client: createPublicClient({ pollingInterval: 20, transport: http(url, { retryCount: 0, timeout: 500 }) }),
    /** What was asked since the last call. */
    takeAsked: () => asked.splice(0),
    tell(next: Lie) {
      lie = next
    },
    beHonest() {
      lie = {}
    },
    goBehind(next: Pick<Anvil, 'url'>) {
      behind = next
    },
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
