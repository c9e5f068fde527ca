import { parseArgs } from 'node:util'
import type { Deployment } from '@consent-ledger/sdk'
import { type Hex, isHex } from 'viem'
import { DeployError } from './deployError.ts'
import { ledgerSalt } from './ledgerSalt.ts'

/** What the command line and the environment say; nothing of it needs a node. */
export type Settings = {
  readonly rpcUrl: string | undefined
  readonly privateKey: string | undefined
  readonly chainId: number | undefined
  readonly salt: Hex
  readonly finality: NonNullable<Deployment['finality']> | undefined
  readonly idle: boolean | undefined
  readonly deploymentBlock: number | undefined
  readonly out: string | undefined
  readonly verification: string | undefined
  readonly addresses: boolean
  readonly dryRun: boolean
  readonly json: boolean
  readonly help: boolean
}

/**
 * Reads the options of the command.
 *
 * @throws {DeployError} when a value is malformed; the message names it.
 * @throws an error whose code starts with `ERR_PARSE_ARGS` when an option is unknown.
 */
export function parseSettings(args: readonly string[], environment: NodeJS.ProcessEnv): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'chain-id': { type: 'string' },
      salt: { type: 'string' },
      finality: { type: 'string' },
      idle: { type: 'boolean' },
      'deployment-block': { type: 'string' },
      out: { type: 'string' },
      verification: { type: 'string' },
      addresses: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  for (const name of ['out', 'verification'] as const) {
    if (values[name] === '') throw new DeployError(`--${name} is empty. Name a place or leave it out.`)
  }
  const block = values['deployment-block']
  return {
    rpcUrl: environment.RPC_URL || undefined,
    privateKey: environment.DEPLOYER_KEY || undefined,
    chainId: parseChainId(values['chain-id'], environment.CHAIN_ID || undefined),
    salt: parseSalt(values.salt),
    finality: parseFinality(values.finality),
    idle: values.idle,
    deploymentBlock: block === undefined ? undefined : parseNumber('--deployment-block', block),
    out: values.out,
    verification: values.verification,
    addresses: values.addresses,
    dryRun: values['dry-run'],
    json: values.json,
    help: values.help,
  }
}

function parseNumber(name: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new DeployError(`${name} takes a whole number in decimal, not ${JSON.stringify(text)}.`)
}

function parseChainId(option: string | undefined, variable: string | undefined): number | undefined {
  const [fromOption, fromVariable] = [
    option === undefined ? undefined : parseNumber('--chain-id', option),
    variable === undefined ? undefined : parseNumber('CHAIN_ID', variable),
  ]
  if (fromOption !== undefined && fromVariable !== undefined && fromOption !== fromVariable) {
    throw new DeployError(`--chain-id says ${fromOption} and CHAIN_ID says ${fromVariable}. Leave one of them out.`)
  }
  return fromOption ?? fromVariable
}

function parseSalt(text: string | undefined): Hex {
  if (text === undefined) return ledgerSalt
  if (isHex(text) && text.length === 66) return text.toLowerCase() as Hex
  throw new DeployError(
    '--salt takes 32 bytes: 0x and 64 hex digits. Without it the ledger is the one everybody shares.',
  )
}

function parseFinality(text: string | undefined): Settings['finality'] {
  if (text === undefined) return undefined
  const depths = /^(\d{1,9}),(\d{1,9})$/.exec(text)
  const [safe, finalized] = [Number(depths?.[1]), Number(depths?.[2])]
  if (!(safe <= finalized)) throw new DeployError('--finality takes two depths in blocks, safe first: --finality 1,32')
  return { safe, finalized }
}
