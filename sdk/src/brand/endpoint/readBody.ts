import { EndpointRefusalError } from '../../errors/endpointRefusalError.ts'

/** Bytes of a refused body that are read and dropped: whoever is still sending would otherwise see a broken connection instead of the answer. */
const mostDropped = 8 * 2 ** 20

/**
 * Reads the body of a request up to a limit.
 *
 * @param limit bytes
 * @throws {EndpointRefusalError} when it is longer, once the rest has been dropped
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (request.body === null) return new Uint8Array()
  const reader = request.body.getReader()
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > limit) return refuse(reader, limit)
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > limit) return refuse(reader, limit)
    parts.push(value)
  }
  const body = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    body.set(part, at)
    at += part.byteLength
  }
  return body
}

async function refuse(reader: ReadableStreamDefaultReader<Uint8Array>, limit: number): Promise<never> {
  for (let dropped = 0; dropped < mostDropped; ) {
    // Whoever hangs up in the middle is not told anything any more.
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }) as const)
    if (done) break
    dropped += value.byteLength
  }
  await reader.cancel().catch(() => undefined)
  throw new EndpointRefusalError({
    status: 413,
    code: 'too-large',
    detail: `The body is longer than ${limit} bytes.`,
    fix: 'Send less at a time.',
  })
}
