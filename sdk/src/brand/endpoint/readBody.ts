import { EndpointRefusalError } from '../../errors/endpointRefusalError.ts'

/**
 * Reads the body of a request up to a limit.
 *
 * @param limit bytes
 * @throws {EndpointRefusalError} when it is longer; the rest is not read
 */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0)
  if (announced > limit) refuse(limit)
  if (request.body === null) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      refuse(limit)
    }
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

function refuse(limit: number): never {
  throw new EndpointRefusalError({
    status: 413,
    code: 'too-large',
    detail: `The body is longer than ${limit} bytes.`,
    fix: 'Send less at a time.',
  })
}
