import { BaseError } from 'viem'

/** The node's own words for a failure, or the nearest to them, without the final stop. They name no address and no key. */
export function reasonOf(cause: unknown): string {
  const text = cause instanceof BaseError ? cause.details || cause.shortMessage : String(cause)
  return text.replace(/\.$/, '')
}
