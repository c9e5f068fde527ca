import { endpointPath } from '../brand/endpoint/handler.ts'

/** Where the brand's domain points to its endpoint. */
export const wellKnownPath = '/.well-known/consent-ledger.json'

/** Whether the guard's handler answers at a path: everything else belongs to the shop. */
export function isEndpointPath(path: string): boolean {
  return path === wellKnownPath || path.startsWith(`${endpointPath}/`)
}
