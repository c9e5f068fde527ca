import type { IncomingMessage } from 'node:http'
import { InvalidValueError } from '../errors/invalidValueError.ts'

/**
 * A request of Node's server as a Web request: all headers, also repeated ones, and the body as a stream.
 *
 * @param origin scheme and host as the framework knows them: from a proxy's headers only if it was told to trust the proxy
 * @returns null when the host or the target is none, which is the sender's fault
 * @throws {InvalidValueError} when something has read the body already
 */
export function toWebRequest(
  incoming: IncomingMessage,
  target: string,
  origin: { readonly protocol: string; readonly host: string | undefined },
): Request | null {
  const url = urlOf(target, origin)
  if (url === null) return null

  const headers = new Headers()
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const [name = '', value = ''] = incoming.rawHeaders.slice(index, index + 2)
    if (!name.startsWith(':')) headers.append(name, value)
  }

  const method = incoming.method ?? 'GET'
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers })
  if (incoming.readableDidRead) {
    throw new InvalidValueError('consentEndpoint', 'mounted before everything that reads request bodies')
  }
  return new Request(url, { method, headers, body: bodyOf(incoming), duplex: 'half' } as RequestInit)
}

/** Host and target are joined only after each was found to be nothing but that: neither may reach into the other. */
function urlOf(target: string, { protocol, host }: { readonly protocol: string; readonly host: string | undefined }) {
  if (host === undefined || !URL.canParse(`${protocol}://${host}`)) return null
  const base = new URL(`${protocol}://${host}`)
  if (base.href !== `${base.origin}/` || /[/?#@\\\s]/.test(host)) return null
  const path = target.startsWith('/') ? target : URL.canParse(target) ? pathOf(new URL(target)) : null
  return path === null || !URL.canParse(base.origin + path) ? null : base.origin + path
}

function pathOf({ pathname, search }: URL): string {
  return pathname + search
}

/** When the handler reads no further, the rest is dropped instead of cutting the connection: the sender still gets the refusal. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  const parts = incoming.iterator({ destroyOnReturn: false })
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await parts.next()
        if (done) controller.close()
        else controller.enqueue(new Uint8Array(value))
      },
      async cancel() {
        await parts.return?.()
        incoming.resume()
      },
    },
    { highWaterMark: 0 },
  )
}
