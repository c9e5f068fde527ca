/** What a log line may say of an error. */
export type ErrorDescription = {
  readonly name: string
  readonly message: string
  readonly code?: number | string
  readonly cause?: ErrorDescription
}

const urls = /\b(?:https?|wss?):\/\/\S+/g
const longHex = /0x[0-9a-fA-F]{40,}/g

/**
 * Describes an error for the log. Messages of RPC errors repeat the request: the secrets in the calldata, addresses, and the node's URL with its
 * key. So only the first line is kept, without any of these.
 * @param error anything that was thrown
 * @returns a name and a message that hold no secret
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { name: 'Unknown', message: typeof error }
  const short = (error as { shortMessage?: unknown }).shortMessage
  const details = (error as { details?: unknown }).details
  const parts = [typeof short === 'string' ? short : error.message]
  if (typeof short === 'string' && typeof details === 'string') parts.push(details)
  const message = parts
    .map((part) => (part.split('\n')[0] ?? '').replace(urls, '<url>').replace(longHex, '<hex>').slice(0, 300))
    .join(' ')
  const code = (error as { code?: unknown }).code
  return {
    name: error.name,
    message,
    ...(typeof code === 'number' || typeof code === 'string' ? { code } : {}),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}
