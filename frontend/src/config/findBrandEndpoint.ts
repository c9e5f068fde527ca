import { originOfDomain, parseJson } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { BrandMismatchError } from './brandMismatchError.ts'
import { BrandUnreachableError } from './brandUnreachableError.ts'
import type { Env } from './env.ts'

/** Milliseconds a brand's server may take for its description. */
const patience = 4_000

/** A description is a few hundred bytes; more is not read. */
const mostCharacters = 10_000

/**
 * Finds a brand's endpoint and checks the domain the second way round: the chain names the domain, the domain names the brand.
 *
 * @param input.brand id and domain, both as `brandOf` says.
 * @returns the endpoint's URL on that domain, without a final slash.
 * @throws {BrandUnreachableError} when the domain does not answer
 * @throws {BrandMismatchError} when it describes another brand, ledger or chain, or an endpoint elsewhere
 * @throws {InvalidDomainError} when the registered domain is no domain
 * @throws {LocalDomainError} when it is a local one outside development
 */
export async function findBrandEndpoint(input: {
  readonly env: Pick<Env, 'chainId' | 'ledger' | 'localOrigins'>
  readonly brand: { readonly brandId: Hex; readonly domain: string }
}): Promise<string> {
  const { env, brand } = input
  const { domain } = brand
  const origin = originOfDomain(domain, env)

  let text: string
  try {
    const response = await fetch(`${origin}/.well-known/consent-ledger.json`, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok) throw new BrandUnreachableError({ domain }, { cause: response.status })
    text = await response.text()
  } catch (cause) {
    if (cause instanceof BrandUnreachableError) throw cause
    throw new BrandUnreachableError({ domain }, { cause })
  }

  const description = readDescription(text, domain)
  const isSameBrand =
    description.chainId === env.chainId &&
    String(description.ledger).toLowerCase() === env.ledger.toLowerCase() &&
    String(description.brandId).toLowerCase() === brand.brandId.toLowerCase()
  if (!isSameBrand) throw new BrandMismatchError({ domain })

  const path = description.endpoint
  if (typeof path !== 'string' || !/^\/(?!\/)[\w\-./~]*$/.test(path)) throw new BrandMismatchError({ domain })
  const endpoint = new URL(path, origin)
  if (endpoint.origin !== origin) throw new BrandMismatchError({ domain })
  return endpoint.href.replace(/\/+$/, '')
}

function readDescription(text: string, domain: string): Record<string, unknown> {
  try {
    const json = text.length > mostCharacters ? null : parseJson(text)
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>
  } catch (cause) {
    throw new BrandMismatchError({ domain }, { cause })
  }
  throw new BrandMismatchError({ domain })
}
