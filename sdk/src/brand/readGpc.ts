/**
 * Whether a request carries a Global Privacy Control signal: `Sec-GPC: 1`, exactly. Several headers count as one.
 *
 * @param headers headers of the visitor's request
 * @see https://www.w3.org/TR/gpc/
 */
export function readGpc(headers: Headers): boolean {
  const value = headers.get('sec-gpc')
  return value?.split(',').some((part) => part.trim() === '1') ?? false
}
