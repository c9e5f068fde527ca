import { readFileSync } from 'node:fs'
import { type Deployment, parseDeployment } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { type ShopName, shopNames } from './shopName.ts'

/** What a shop is told at its start; the only file that reads the environment. */
export type Config = {
  readonly port: number
  readonly shop: ShopName
  readonly brandId: Hex
  readonly rpcUrl: string
  readonly deployment: Deployment
  readonly operatorKey: Hex
  readonly folder: string
  readonly appUrl: string
  readonly relayUrl: string
  /** Present in a demonstration: who knows it may switch the shop's endpoint off. */
  readonly demoToken: string | null
}

/** A variable is missing or wrong; the message names it. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}

/** @throws {ConfigurationError} naming the first variable that is missing or wrong */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: string, pattern: RegExp, form: string): string => {
    const value = environment[name] ?? ''
    if (!pattern.test(value)) throw new ConfigurationError(`${name} must be ${form}.`)
    return value
  }
  const url = /^https?:\/\/\S+$/
  const key = /^0x[0-9a-fA-F]{64}$/
  const port = Number(text('PORT', /^\d{1,5}$/, 'a port from 0 to 65535'))
  const shop = text('SHOP', /./, shopNames.join(' or ')) as ShopName
  if (!shopNames.includes(shop)) throw new ConfigurationError(`SHOP must be ${shopNames.join(' or ')}.`)
  const file = text('DEPLOYMENT', /./, 'the path of a deployment file')
  let deployment: Deployment
  try {
    deployment = parseDeployment(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new ConfigurationError(`DEPLOYMENT must name a readable deployment file: ${(cause as Error).message}`, {
      cause,
    })
  }
  return {
    port,
    shop,
    brandId: text('BRAND_ID', key, 'the id of the brand: 0x and 64 hex digits') as Hex,
    rpcUrl: text('RPC_URL', url, 'the address of a node'),
    deployment,
    operatorKey: text('OPERATOR_KEY', key, 'the key of an operator of the brand: 0x and 64 hex digits') as Hex,
    folder: text('DATA_DIR', /./, 'a folder for the shop’s data'),
    appUrl: text('APP_URL', url, 'the address of the app'),
    relayUrl: text('RELAY_URL', url, 'the address of the relay'),
    demoToken: environment.DEMO_CONTROLS === '1' ? text('DEMO_TOKEN', /^.{16,}$/, 'at least 16 characters') : null,
  }
}
