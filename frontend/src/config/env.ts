import type { Address } from 'viem'
import { isAddress } from 'viem'
import { ConfigurationError } from './configurationError.ts'

/** What the app is told at start by `config.json` beside `index.html`; nothing else configures it. */
export type Env = {
  readonly chainId: number
  /** Node URLs, first choice first. */
  readonly rpcUrls: readonly string[]
  readonly ledger: Address
  readonly verifier: Address
  readonly deploymentBlock: number
  readonly finality: { readonly safe: number; readonly finalized: number } | null
  /** True for chains that make no blocks while nobody transacts: an old newest block is then no fault. */
  readonly idle: boolean
  /** Base URL of the public service (relay and vault), without a final slash. */
  readonly relayUrl: string
  /** The app's canonical host: it is part of the text the wallet signs, so changing it changes every key. */
  readonly host: string
  /** Origins of local brands by domain; always empty outside a development build on chain 31337. */
  readonly localOrigins: Readonly<Record<string, string>>
}

/** True in a build made with `VITE_LOCAL_CHAIN=true`. */
export const isLocalBuild = import.meta.env?.VITE_LOCAL_CHAIN === 'true'

/**
 * Checks the content of `config.json`.
 *
 * @param json the parsed file.
 * @param build.isLocalBuild whether local origins may be honoured (and only on chain 31337).
 * @returns the configuration.
 * @throws {ConfigurationError} naming the first wrong field.
 */
export function parseEnv(json: unknown, build: { readonly isLocalBuild: boolean }): Env {
  if (typeof json !== 'object' || json === null) throw new ConfigurationError('config.json is not an object')
  const config = json as Record<string, unknown>

  const chainId = readInteger(config, 'chainId', 1)
  const isLocal = build.isLocalBuild && chainId === 31337

  const rpcUrls = config.rpcUrls
  if (!Array.isArray(rpcUrls) || rpcUrls.length === 0) throw new ConfigurationError('config.json: rpcUrls is empty')
  for (const url of rpcUrls) checkUrl(url, 'rpcUrls', isLocal)

  const relayUrl = checkUrl(config.relayUrl, 'relayUrl', isLocal).replace(/\/+$/, '')
  const host = config.host
  if (typeof host !== 'string' || !/^[a-z0-9.-]+(:\d+)?$/.test(host)) {
    throw new ConfigurationError('config.json: host is not a host name')
  }
  if (isLocal && host !== 'localhost') throw new ConfigurationError('config.json: host of a local chain is localhost')

  return {
    chainId,
    rpcUrls: rpcUrls as string[],
    ledger: readAddress(config, 'ledger'),
    verifier: readAddress(config, 'verifier'),
    deploymentBlock: readInteger(config, 'deploymentBlock', 0),
    finality: readFinality(config.finality),
    idle: config.idle === true,
    relayUrl,
    host,
    localOrigins: isLocal ? readLocalOrigins(config.localOrigins) : {},
  }
}

function readInteger(config: Record<string, unknown>, field: string, least: number): number {
  const value = config[field]
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
    throw new ConfigurationError(`config.json: ${field} is not a whole number`)
  }
  return value
}

function readAddress(config: Record<string, unknown>, field: string): Address {
  const value = config[field]
  if (typeof value !== 'string' || !isAddress(value))
    throw new ConfigurationError(`config.json: ${field} is no address`)
  return value
}

function readFinality(value: unknown): Env['finality'] {
  if (value === null || value === undefined) return null
  const finality = value as Record<string, unknown>
  return { safe: readInteger(finality, 'safe', 0), finalized: readInteger(finality, 'finalized', 0) }
}

/** An address the policy of the page lets it ask: https, or plain http on this machine where the build is a local one. */
export function checkUrl(value: unknown, field: string, isLocal: boolean): string {
  if (typeof value !== 'string' || !URL.canParse(value)) throw new ConfigurationError(`config.json: ${field} is no URL`)
  const { protocol, hostname } = new URL(value)
  const isLoopback = hostname === 'localhost' || hostname === '127.0.0.1' || hostname.endsWith('.localhost')
  if (protocol !== 'https:' && !(isLocal && protocol === 'http:' && isLoopback)) {
    throw new ConfigurationError(`config.json: ${field} must be https`)
  }
  return value
}

function readLocalOrigins(value: unknown): Record<string, string> {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null)
    throw new ConfigurationError('config.json: localOrigins is not an object')
  const origins: Record<string, string> = {}
  for (const [domain, origin] of Object.entries(value)) {
    if (domain !== 'localhost' && !domain.endsWith('.localhost')) {
      throw new ConfigurationError(`config.json: localOrigins: ${domain} is not local`)
    }
    const url = new URL(checkUrl(origin, 'localOrigins', true))
    if (url.hostname !== domain) throw new ConfigurationError(`config.json: localOrigins: ${domain} leads elsewhere`)
    origins[domain] = url.origin
  }
  return origins
}
