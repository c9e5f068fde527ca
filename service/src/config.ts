import { readFileSync } from 'node:fs'
import { type Deployment, parseDeployment } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { ConfigurationError } from './configurationError.ts'

/** What the service is told at its start; the only place that reads the environment. */
export type Config = {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  readonly rpcUrl: string
  readonly deployment: Deployment
  readonly relayKey: Hex
  readonly dataDirectory: string
  readonly logLevel: string
  /** Milliseconds between two looks at the chain. */
  readonly pollInterval: number
  /** Secrets a day the relay pays for: one brand's with openings, all brands' without, and everything together. */
  readonly budgets: { readonly brand: number; readonly shared: number; readonly all: number }
  /** Secrets in one transaction at most. */
  readonly batchSize: number
  /** Seconds after which a transaction that is not included is sent again with a higher fee. */
  readonly replaceAfter: number
  /** The most the relay pays for a unit of gas, in wei. */
  readonly maxFeePerGas: bigint
  /** Balance of the relay, in wei, under which /health warns. */
  readonly lowBalance: bigint
  /** Bytes all vaults together may take. */
  readonly vaultCapacity: number
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/**
 * Reads the configuration.
 * @param environment the variables, as in `process.env`
 * @returns the checked configuration
 * @throws {ConfigurationError} when a variable is missing or wrong
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  function text(variable: string, meaning: string): string {
    const value = environment[variable]
    if (value === undefined || value === '') throw new ConfigurationError(variable, `is missing: set it to ${meaning}.`)
    return value
  }

  function whole(variable: string, fallback: number, least: number, most: number): number {
    const value = environment[variable]
    if (value === undefined || value === '') return fallback
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most) {
      throw new ConfigurationError(variable, `must be a whole number from ${least} to ${most}.`)
    }
    return number
  }

  function wei(variable: string, fallback: bigint): bigint {
    const value = environment[variable]
    if (value === undefined || value === '') return fallback
    if (!/^\d{1,30}$/.test(value)) throw new ConfigurationError(variable, 'must be a whole number of wei.')
    return BigInt(value)
  }

  const logLevel = environment.LOG_LEVEL || 'info'
  if (!logLevels.includes(logLevel))
    throw new ConfigurationError('LOG_LEVEL', `must be one of ${logLevels.join(', ')}.`)

  return {
    host: environment.HOST || '127.0.0.1',
    port: whole('PORT', 0, 0, 65_535),
    rpcUrl: readRpcUrl(text('RPC_URL', "the http or https address of the chain's node")),
    deployment: readDeployment(text('DEPLOYMENT', 'the path of a deployment file such as deployments/31337.json')),
    relayKey: readRelayKey(text('RELAY_KEY', 'the private key that pays for revocations, 0x and 64 hex digits')),
    dataDirectory: text('DATA_DIR', 'a directory the service may keep its data in'),
    logLevel,
    pollInterval: whole('POLL_INTERVAL', 1_000, 50, 60_000),
    budgets: {
      brand: whole('RELAY_DAILY_BRAND', 5_000, 0, 100_000_000),
      shared: whole('RELAY_DAILY_SHARED', 500, 0, 100_000_000),
      all: whole('RELAY_DAILY_ALL', 20_000, 0, 100_000_000),
    },
    batchSize: whole('RELAY_BATCH_SIZE', 150, 1, 1_000),
    replaceAfter: whole('RELAY_REPLACE_AFTER', 30, 1, 86_400),
    maxFeePerGas: wei('RELAY_MAX_FEE_PER_GAS', 500_000_000_000n),
    lowBalance: wei('RELAY_LOW_BALANCE', 50_000_000_000_000_000n),
    vaultCapacity: whole('VAULT_CAPACITY', 10 * 2 ** 30, 0, 2 ** 50),
  }
}

function readRpcUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : null
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new ConfigurationError('RPC_URL', 'must be an http or https address.')
  }
  return value
}

function readRelayKey(value: string): Hex {
  try {
    if (!/^0x[0-9a-fA-F]{64}$/.test(value)) throw new RangeError()
    privateKeyToAddress(value as Hex)
  } catch {
    // The cause is left out on purpose: it could hold the key.
    throw new ConfigurationError('RELAY_KEY', 'must be a secp256k1 private key: 0x and 64 hex digits.')
  }
  return value as Hex
}

function readDeployment(path: string): Deployment {
  let json: string
  try {
    json = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new ConfigurationError('DEPLOYMENT', `names a file that cannot be read: ${path}.`, { cause })
  }
  try {
    return parseDeployment(json)
  } catch (cause) {
    throw new ConfigurationError('DEPLOYMENT', `names a file that is no deployment: ${path}.`, { cause })
  }
}
