import { InvalidDomainError } from '../errors/invalidDomainError.ts'
import { LocalDomainError } from '../errors/localDomainError.ts'

const maximumLength = 200
const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
// The rule of the URL standard: a host whose last label looks like a number is read as an IPv4 address.
const numberPattern = /^(?:[0-9]+|0x[0-9a-f]*)$/

/**
 * Tells whether a text is a domain as brands and notices name it: a lower-case ASCII (punycode) DNS name without port, at least two
 * labels or `localhost`, at most 200 characters, no IP address.
 *
 * @param text the text
 * @see RFC 1123 section 2.1, RFC 5891
 * @example
 * import { isDomain } from '@consent-ledger/sdk'
 *
 * isDomain('kaufhaus-nord.example') // true
 * isDomain('https://kaufhaus-nord.example') // false
 */
export function isDomain(text: string): boolean {
  if (text === 'localhost') return true
  if (text.length > maximumLength) return false
  const labels = text.split('.')
  return (
    labels.length >= 2 && labels.every((label) => labelPattern.test(label)) && !numberPattern.test(labels.at(-1) ?? '')
  )
}

/**
 * Tells whether a domain is `localhost` or ends in `.localhost`: a machine's own, reached over http in development only.
 *
 * @param domain as `brandOf` and the notice name it
 * @example
 * import { isLocalDomain } from '@consent-ledger/sdk'
 *
 * isLocalDomain('kaufhaus-nord.localhost') // true
 */
export function isLocalDomain(domain: string): boolean {
  return isDomain(domain) && (domain === 'localhost' || domain.endsWith('.localhost'))
}

/**
 * Gives the origin that serves a brand's domain: `https://{domain}`.
 *
 * Local domains have an origin only in development: on chain 31337 and when `localOrigins` names one, over http and with any port.
 *
 * @param domain as `brandOf` and the notice name it
 * @param development.chainId the chain the brand is registered on
 * @param development.localOrigins origins of local domains, for example `{ 'shop.localhost': 'http://shop.localhost:4101' }`
 * @returns an origin without final slash
 * @throws {InvalidDomainError} when the text is no domain
 * @throws {LocalDomainError} when it is a local one and has no origin in development
 * @example
 * import { originOfDomain } from '@consent-ledger/sdk'
 *
 * originOfDomain('kaufhaus-nord.example') // 'https://kaufhaus-nord.example'
 */
export function originOfDomain(
  domain: string,
  development?: { readonly chainId: number; readonly localOrigins: Readonly<Record<string, string>> },
): string {
  if (!isDomain(domain)) throw new InvalidDomainError(domain)
  if (!isLocalDomain(domain)) return `https://${domain}`
  const origin =
    development?.chainId === 31337 && Object.hasOwn(development.localOrigins, domain)
      ? development.localOrigins[domain]
      : undefined
  const url = origin !== undefined && URL.canParse(origin) ? new URL(origin) : null
  if (url === null || url.protocol !== 'http:' || url.hostname !== domain || url.origin !== origin) {
    throw new LocalDomainError(domain)
  }
  return url.origin
}
