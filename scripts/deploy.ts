import { execFile } from 'node:child_process'
import { constants, readFileSync, realpathSync } from 'node:fs'
import { access, mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import type { Deployment } from '@consent-ledger/sdk'
import {
  type Address,
  BaseError,
  createPublicClient,
  createWalletClient,
  defineChain,
  encodeDeployData,
  formatEther,
  type Hex,
  hexToBigInt,
  http,
  isAddress,
  isHex,
  type PublicClient,
  size,
} from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { consentLedgerAbi } from '../sdk/src/abi/consentLedgerAbi.ts'
import { consentVerifierAbi } from '../sdk/src/abi/consentVerifierAbi.ts'
import { writeWhole } from './writeWhole.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const usage = `Deploys ConsentLedger and ConsentVerifier and writes deployments/<chainId>.json.

  RPC_URL=https://… DEPLOYER_KEY=0x… npm run deploy -- [options]

  RPC_URL            the node to deploy through
  DEPLOYER_KEY       the private key that pays: 0x and 64 hex digits. It gets no rights: nobody has any

  --out <file>       where to write, instead of deployments/<chainId>.json
  --finality <s,f>   depth in blocks at which a block counts as safe and as finalized, for chains without these tags
  --idle             the chain makes blocks only when somebody sends a transaction
  --replace          deploy again although the deployment in the file is alive
  --json             print one line of JSON
  --help             print this`

/** Depths in blocks at which a block counts as `safe` and as `finalized`. */
export type Finality = NonNullable<Deployment['finality']>

/** A deployment was refused or failed; the message says what to do. Nothing was written. */
export class DeployError extends Error {
  override readonly name = 'DeployError'
}

/**
 * Deploys the ledger and the verifier that reads it, checks that both answer, and writes the deployment file in one step.
 *
 * @param options.rpcUrl The node to deploy through.
 * @param options.privateKey The key that pays for it, 32 bytes. It gets no rights over the contracts.
 * @param options.finality Depths in blocks, for chains whose nodes refuse the tags `safe` and `finalized`.
 * @param options.idle True if the chain makes blocks only on demand.
 * @param options.out The file to write; `deployments/<chainId>.json` by default.
 * @param options.replace True to deploy again although the deployment in the file is alive.
 * @returns The deployment.
 * @throws {DeployError} when something is missing, malformed, unreachable, unpaid or not what it should be.
 */
export async function deploy(options: {
  rpcUrl: string
  privateKey: string
  finality?: Finality | null
  idle?: boolean
  out?: string
  replace?: boolean
}): Promise<Deployment> {
  const { rpcUrl, finality = null, idle = false } = options
  const account = parseKey(options.privateKey)
  const ledgerBytecode = readBytecode('ConsentLedger')
  const verifierBytecode = readBytecode('ConsentVerifier')

  const transport = http(parseUrl(rpcUrl), { retryCount: 1, timeout: 20_000 })
  const chainId = await createPublicClient({ transport })
    .getChainId()
    .catch((cause: unknown) => {
      throw new DeployError(
        `No node answers at ${new URL(rpcUrl).origin} (${reasonOf(cause)}). Start it or correct RPC_URL.`,
        {
          cause,
        },
      )
    })
  const chain = defineChain({
    id: chainId,
    name: `chain ${chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
  const client = createPublicClient({ chain, transport, pollingInterval: 200 })
  const wallet = createWalletClient({ chain, transport, account })

  const out = options.out ?? join(root, 'deployments', `${chainId}.json`)

  try {
    await refuseUnwritable(out)
    if (options.replace !== true) await refuseLiveDeployment(client, out)
    await refuseForeignBlockNumber(client)
    if (finality === null) await refuseMissingTags(client)
    await refuseMissingBalance(client, account, ledgerBytecode)

    const ledgerReceipt = await client.waitForTransactionReceipt({
      hash: await wallet.deployContract({ abi: consentLedgerAbi, bytecode: ledgerBytecode }),
    })
    const ledger = ledgerReceipt.contractAddress
    if (ledgerReceipt.status !== 'success' || !ledger) {
      throw new DeployError('The chain refused to create ConsentLedger. Does its EVM know the Cancun rules?')
    }

    const verifierReceipt = await client.waitForTransactionReceipt({
      hash: await wallet.deployContract({ abi: consentVerifierAbi, bytecode: verifierBytecode, args: [ledger] }),
    })
    const verifier = verifierReceipt.contractAddress
    if (verifierReceipt.status !== 'success' || !verifier) {
      throw new DeployError(`The chain refused to create ConsentVerifier; the ledger at ${ledger} stays unused.`)
    }

    const ledgerRead = await client.readContract({ address: verifier, abi: consentVerifierAbi, functionName: 'ledger' })
    const isOperator = await client.readContract({
      address: ledger,
      abi: consentLedgerAbi,
      functionName: 'isOperator',
      args: [`0x${'0'.repeat(64)}`, account.address],
    })
    if (ledgerRead.toLowerCase() !== ledger.toLowerCase() || isOperator) {
      throw new DeployError('The contracts do not answer as they should after deployment. Ask another node.')
    }

    const deployment: Deployment = {
      chainId,
      ledger,
      verifier,
      deploymentBlock: Number(ledgerReceipt.blockNumber),
      finality,
      idle,
    }
    try {
      writeWhole(out, `${JSON.stringify(deployment, null, 2)}\n`, 0o644)
    } catch (cause) {
      const content = JSON.stringify(deployment)
      throw new DeployError(`Deployed, but ${out} could not be written. Put this there yourself: ${content}`, { cause })
    }
    return deployment
  } catch (cause) {
    if (cause instanceof DeployError) throw cause
    throw new DeployError(`The deployment failed: ${reasonOf(cause)}.`, { cause })
  }
}

function parseKey(privateKey: string): PrivateKeyAccount {
  const malformed = 'DEPLOYER_KEY is not a private key: it must be 0x and 64 hex digits.'
  if (!isHex(privateKey) || size(privateKey) !== 32 || privateKey.length !== 66) throw new DeployError(malformed)
  try {
    return privateKeyToAccount(privateKey)
  } catch {
    // The cause is left out: it may quote the key.
    throw new DeployError(malformed)
  }
}

function parseUrl(rpcUrl: string): string {
  if (URL.canParse(rpcUrl) && /^https?:$/.test(new URL(rpcUrl).protocol)) return rpcUrl
  throw new DeployError(`RPC_URL is not an http or https address: ${JSON.stringify(rpcUrl)}.`)
}

function readBytecode(contract: string): Hex {
  const path = join(root, 'artifacts', 'contracts', `${contract}.sol`, `${contract}.json`)
  try {
    return JSON.parse(readFileSync(path, 'utf8')).bytecode
  } catch (cause) {
    throw new DeployError(`The contracts are not built: ${path} cannot be read. Run: npm run generate`, { cause })
  }
}

/** A second ledger would split a chain's brands in two, so a live deployment is replaced only when asked to. */
async function refuseLiveDeployment(client: PublicClient, out: string): Promise<void> {
  const text = await readFile(out, 'utf8').catch(() => undefined)
  if (text === undefined) return
  const ledger = readLedgerAddress(text)
  if (ledger === undefined) throw new DeployError(`${out} is not a deployment file. Move it away, then deploy again.`)
  const code = await client.getCode({ address: ledger })
  if (code !== undefined) {
    throw new DeployError(`${out} names a ledger that is alive at ${ledger}. Use it, or pass --replace.`)
  }
}

function readLedgerAddress(text: string): Address | undefined {
  try {
    const ledger: unknown = JSON.parse(text).ledger
    return typeof ledger === 'string' && isAddress(ledger, { strict: false }) ? ledger : undefined
  } catch {
    return undefined
  }
}

/** `noticeOf` names a block by `block.number`, which on some rollups is the height of another chain. */
async function refuseForeignBlockNumber(client: PublicClient): Promise<void> {
  const height = await client.getBlockNumber({ cacheTime: 0 })
  // Creation code that returns NUMBER: number, push 0, mstore, push 32, push 0, return.
  const { data } = await client.call({ data: '0x4360005260206000f3' }).catch((cause: unknown) => {
    throw new DeployError(`The node refuses eth_call (${reasonOf(cause)}). Use another node.`, { cause })
  })
  const number = data === undefined ? -1n : hexToBigInt(data)
  const distance = number > height ? number - height : height - number
  if (number === -1n || distance > 64n) {
    throw new DeployError(
      `Contracts on this chain see block ${number}, but its height is ${height}. Such a chain cannot hold a ledger: notices would not be found.`,
    )
  }
}

async function refuseMissingTags(client: PublicClient): Promise<void> {
  for (const blockTag of ['safe', 'finalized'] as const) {
    await client.getBlock({ blockTag }).catch((cause: unknown) => {
      throw new DeployError(
        `The node refuses the block tag "${blockTag}". Give depths in blocks: --finality <safe>,<finalized>`,
        { cause },
      )
    })
  }
}

async function refuseMissingBalance(client: PublicClient, account: PrivateKeyAccount, bytecode: Hex): Promise<void> {
  const balance = await client.getBalance({ address: account.address })
  if (balance === 0n)
    throw new DeployError(`${account.address} has no balance on this chain. Send it some, then try again.`)

  const { maxFeePerGas, gasPrice } = await client
    .estimateFeesPerGas()
    .catch(async () => ({ maxFeePerGas: undefined, gasPrice: await client.getGasPrice() }))
  const gas = await client.estimateGas({
    account: account.address,
    data: encodeDeployData({ abi: consentLedgerAbi, bytecode }),
  })
  // The verifier is the smaller contract of the two.
  const needed = 2n * gas * (maxFeePerGas ?? gasPrice ?? 0n)
  if (balance < needed) {
    throw new DeployError(
      `${account.address} has ${formatEther(balance)}, but the deployment may take ${formatEther(needed)}. Send it more, then try again.`,
    )
  }
}

/** Asked before anything is paid for. */
async function refuseUnwritable(out: string): Promise<void> {
  try {
    await mkdir(dirname(out), { recursive: true })
    await access(dirname(out), constants.W_OK)
  } catch (cause) {
    throw new DeployError(`${out} cannot be written (${reasonOf(cause)}). Choose another place with --out.`, { cause })
  }
}

function reasonOf(cause: unknown): string {
  const text = cause instanceof BaseError ? cause.details || cause.shortMessage : String(cause)
  return text.replace(/\.$/, '')
}

function parseFinality(text: string | undefined): Finality | null {
  if (text === undefined) return null
  const depths = /^(\d{1,9}),(\d{1,9})$/.exec(text)
  const [safe, finalized] = [Number(depths?.[1]), Number(depths?.[2])]
  if (!(safe <= finalized)) throw new DeployError('--finality takes two depths in blocks, safe first: --finality 1,32')
  return { safe, finalized }
}

function required(name: string): string {
  const value = process.env[name]
  if (!value) throw new DeployError(`${name} is not set.\n\n${usage}`)
  return value
}

/** What is deployed must be what the sources say now. */
async function build(): Promise<void> {
  const hardhat = join(dirname(createRequire(import.meta.url).resolve('hardhat/package.json')), 'dist/src/cli.js')
  const options = { cwd: root, env: { ...process.env, DEPLOYER_KEY: '' } }
  try {
    await promisify(execFile)(process.execPath, [hardhat, 'build', '--quiet', '--no-tests'], options)
  } catch (cause) {
    throw new DeployError(`The contracts do not build:\n${(cause as { stderr?: string }).stderr ?? cause}`, { cause })
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      finality: { type: 'string' },
      idle: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)

  const settings = {
    rpcUrl: required('RPC_URL'),
    privateKey: required('DEPLOYER_KEY'),
    finality: parseFinality(values.finality),
  }
  await build()
  const deployment = await deploy({
    ...settings,
    idle: values.idle,
    replace: values.replace,
    ...(values.out === undefined ? {} : { out: values.out }),
  })
  if (values.json) return console.log(JSON.stringify(deployment))
  console.log(`Deployed on chain ${deployment.chainId}, block ${deployment.deploymentBlock}.`)
  console.log(`  ConsentLedger    ${deployment.ledger}\n  ConsentVerifier  ${deployment.verifier}`)
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    // A mistaken option (parseArgs) or a DeployError: its message is for the reader. Anything else keeps its stack.
    const isExpected = error instanceof DeployError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')
    console.error(isExpected ? (error as Error).message : error)
    process.exitCode = 1
  })
}
