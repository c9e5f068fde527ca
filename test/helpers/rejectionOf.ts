import { AssertionError } from 'chai'

/** The error a promise is rejected with, which must be of the given class. */
export async function rejectionOf<error extends Error>(
  kind: new (...args: never[]) => error,
  promise: Promise<unknown>,
): Promise<error> {
  try {
    await promise
  } catch (thrown) {
    if (thrown instanceof kind) return thrown
    throw new AssertionError(`expected ${kind.name}, got ${thrown}`, { cause: thrown } as never)
  }
  throw new AssertionError(`expected ${kind.name}, but nothing was thrown`)
}
