import type { Context } from 'hono'
import { Problem } from './problem.ts'

/** Bytes of a refused body that are read and dropped: whoever is still sending would otherwise see a broken connection instead of the answer. */
const mostDropped = 8 * 2 ** 20

/**
 * Refuses a body that is too large.
 * @param size bytes that are allowed
 * @returns a handler that throws the problem
 */
export function tooLarge(size: number): (context: Context) => Promise<never> {
  return async (context) => {
    await drop(context.req.raw.body)
    throw new Problem({
      status: 413,
      code: 'too-large',
      title: 'The body is too large',
      detail: `At most ${size} bytes are taken. Send less, or in several requests.`,
      // Not all of the body may have been read, so the connection cannot be used again.
      headers: { connection: 'close' },
    })
  }
}

async function drop(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body === null || body.locked) return
  const reader = body.getReader()
  for (let dropped = 0; dropped < mostDropped; ) {
    const { done, value } = await reader.read()
    if (done) return
    dropped += value.length
  }
}
