import { isLocalDomain } from '../protocol/domain.ts'

/**
 * Whether an address lies on a brand's domain and can take a fragment: `https://{domain}/…`, without port, user name and fragment. On chain
 * 31337 local domains are served over http with any port.
 */
export function isBrandUrl(address: string, domain: string, chainId: number): boolean {
  if (typeof address !== 'string' || !URL.canParse(address)) return false
  const url = new URL(address)
  if (url.hash !== '' || address.includes('#') || url.username !== '' || url.password !== '') return false
  if (url.hostname !== domain) return false
  if (chainId === 31337 && isLocalDomain(domain)) return url.protocol === 'http:'
  return url.protocol === 'https:' && url.port === ''
}
