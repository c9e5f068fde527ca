/**
 * Whether a request carries a Global Privacy Control signal: `Sec-GPC: 1`, exactly. Several headers count as one.
 *
 * @param headers headers of the visitor's request
 * @see https://www.w3.org/TR/gpc/
 * @example
 * import { type Guard, readGpc } from '@consent-ledger/sdk/brand'
 *
 * const mayTarget = (guard: Guard, customerId: string, request: Request) =>
 *   guard.check(customerId, {
 *     purpose: 'ads.third_party_targeting',
 *     categories: ['behaviour.browsing'],
 *     gpc: readGpc(request.headers),
 *   }).allowed
 */
export function readGpc(headers: Headers): boolean {
  const value = headers.get('sec-gpc')
  return value?.split(',').some((part) => part.trim() === '1') ?? false
}
