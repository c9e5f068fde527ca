/**
 * A replay server, in a thread of its own: it answers JSON-RPC over HTTP. What it was not asked before it asks the real chain; what it was it
 * answers from memory, byte for byte as the chain did. So a measurement of who reads is not one of the chain's own speed.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

const { url } = workerData as { url: string }
/** As many public nodes do, it refuses wide ranges: these have about 5,000 logs. */
const widest = 15
const answers = new Map<string, string>()

const server = createServer(async (request, response) => {
  let text = ''
  for await (const chunk of request) text += chunk
  const { id, method, params } = JSON.parse(text) as { id: number; method: string; params: unknown }
  if (method === 'eth_getLogs') {
    const [{ fromBlock, toBlock }] = params as [{ fromBlock: string; toBlock: string }]
    if (Number(toBlock) - Number(fromBlock) >= widest) {
      const error = { code: -32_602, message: `block range is too large: at most ${widest} blocks` }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ jsonrpc: '2.0', id, error }))
      return
    }
  }
  const question = JSON.stringify([method, params])
  let rest = answers.get(question)
  if (rest === undefined) {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 0, method, params })
    const headers = { 'content-type': 'application/json' }
    const { result, error } = (await (await fetch(url, { method: 'POST', headers, body })).json()) as {
      result?: unknown
      error?: unknown
    }
    rest = error === undefined ? `"result":${JSON.stringify(result)}}` : `"error":${JSON.stringify(error)}}`
    answers.set(question, rest)
  }
  response.writeHead(200, { 'content-type': 'application/json' }).end(`{"jsonrpc":"2.0","id":${id},${rest}`)
})
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port))
