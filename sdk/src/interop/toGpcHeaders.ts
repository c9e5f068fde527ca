import type { Decision } from '../brand/decision.ts'

/**
 * Passes the visitor's Global Privacy Control signal on to a third party: the header to send with a request on the visitor's behalf.
 *
 * The signal is there when one of the decisions was denied by it (`opted-out`). It is a person's own statement, so a customer who merely
 * gave no consent has none: what they did not allow is simply not sent.
 *
 * @param decisions what `check` answered when it was given the visitor's signal (`gpc: readGpc(headers)`)
 * @returns `{ 'sec-gpc': '1' }`, or no header at all: the standard knows no other value
 * @see Global Privacy Control (W3C Working Draft, 3 December 2024), "The Sec-GPC Header Field for HTTP Requests"
 * @example
 * import type { Decision } from '@consent-ledger/sdk/brand'
 * import { toGpcHeaders } from '@consent-ledger/sdk/interop'
 *
 * const askPartner = (decision: Decision) =>
 *   fetch('https://partner.example/offers', { headers: { ...toGpcHeaders([decision]) } })
 */
export function toGpcHeaders(decisions: readonly Decision[]): { readonly 'sec-gpc'?: '1' } {
  return decisions.some(({ reason }) => reason === 'opted-out') ? { 'sec-gpc': '1' } : {}
}
