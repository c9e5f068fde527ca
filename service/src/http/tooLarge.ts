import { Problem } from './problem.ts'

/**
 * Refuses a body that is too large.
 * @param size bytes that are allowed
 * @returns a handler that throws the problem
 */
export function tooLarge(size: number): () => never {
  return () => {
    throw new Problem({
      status: 413,
      code: 'too-large',
      title: 'The body is too large',
      detail: `At most ${size} bytes are taken. Send less, or in several requests.`,
      // The rest of the body is not read, so the connection cannot be used again.
      headers: { connection: 'close' },
    })
  }
}
