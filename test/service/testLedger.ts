import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  brandIdOf,
  buildOpening,
  buildTree,
  type Consent,
  type Deployment,
  deriveSigner,
  getLockStates,
  hashConsent,
  lockOf,
  type Opening,
  type Receipt,
  recordGrants,
  registerBrand,
  signConsent,
} from '@consent-ledger/sdk'
import {
  bytesToHex,
  createPublicClient,
  createWalletClient,
  type Hex,
  http,
  type PublicClient,
  type WalletClient,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { deployLedger } from '../helpers/deployLedger.ts'
import { type Anvil, type AnvilOptions, startAnvil } from '../helpers/startAnvil.ts'

const mnemonic = 'test test test test test test test test test test test junk'

/** A consent whose locks the test can open. */
export type OpenConsent = {
  readonly receipt: Receipt
  readonly brandSecret: Hex
  readonly useSecrets: readonly Hex[]
  readonly brandOpening: Opening
  readonly useOpenings: readonly Opening[]
}

/** A ledger on a local chain. */
export type TestLedger = {
  readonly anvil: Anvil
  readonly deployment: Deployment
  readonly client: PublicClient
  readonly directory: string
  /** Private key of a development account. */
  keyOf(account: number): Hex
  walletOf(account: number): WalletClient
  /** Environment for a service with a data directory and relay account of its own. */
  environment(name: string, account: number, more?: Record<string, string>): Record<string, string>
  registerBrand(name: string): Promise<Hex>
  /** Makes signed consents with two uses, recorded unless told otherwise. */
  makeConsents(brandId: Hex, count: number, isRecorded?: boolean): Promise<OpenConsent[]>
  isSpent(brandId: Hex, secret: Hex): Promise<boolean>
  /** Lets days pass on the chain. */
  passDays(days: number): Promise<void>
  mine(blocks: number): Promise<void>
  stop(): Promise<void>
}

/** A random secret, key or salt. */
export function randomWord(): Hex {
  return bytesToHex(randomBytes(32))
}

/** Starts a chain with a block per transaction, final after five blocks, and deploys the ledger. */
export async function startTestLedger(options: AnvilOptions = {}): Promise<TestLedger> {
  const directory = await mkdtemp(join(tmpdir(), 'consent-ledger-service-'))
  const anvil = await startAnvil(options)
  const out = join(directory, 'deployment.json')
  const deployment = await deployLedger({ rpcUrl: anvil.url, finality: { safe: 1, finalized: 5 }, idle: true, out })
  const { chainId, ledger } = deployment
  const transport = http(anvil.url, { retryCount: 0 })
  const client = createPublicClient({ transport, pollingInterval: 50 })

  const accountOf = (account: number) => mnemonicToAccount(mnemonic, { addressIndex: account })
  const walletOf = (account: number) => createWalletClient({ account: accountOf(account), transport })
  const keyOf = (account: number) => bytesToHex(accountOf(account).getHdKey().privateKey as Uint8Array)
  const owner = walletOf(1)

  return {
    anvil,
    deployment,
    client,
    directory,
    keyOf,
    walletOf,
    environment(name, account, more = {}) {
      return {
        RPC_URL: anvil.url,
        DEPLOYMENT: out,
        RELAY_KEY: keyOf(account),
        DATA_DIR: join(directory, name),
        ...more,
      }
    },
    async registerBrand(name) {
      const salt = randomWord()
      const hash = await registerBrand(owner, { ledger, salt, name, domain: 'example.com' })
      await client.waitForTransactionReceipt({ hash })
      return brandIdOf({ chainId, ledger, owner: owner.account.address, salt })
    },
    async makeConsents(brandId, count, isRecorded = true) {
      const made = Array.from({ length: count }, () => {
        const { privateKey, subject } = deriveSigner(randomWord())
        const brandSecret = randomWord()
        const useSecrets = [randomWord(), randomWord()]
        const consent: Consent = {
          brandId,
          subject,
          account: 'm…@example.com',
          noticeHash: randomWord(),
          locale: 'en',
          statement: 'A statement the relay never sees.',
          uses: [
            { purpose: 'message.email', category: 'contact.email', lock: lockOf(useSecrets[0] as Hex) },
            { purpose: 'offers.personalised', category: 'behaviour.purchases', lock: lockOf(useSecrets[1] as Hex) },
          ],
          brandLock: lockOf(brandSecret),
          issuedAt: 1_800_000_000,
          expiresAt: 1_831_536_000,
          requestId: randomWord(),
          salt: randomWord(),
        }
        return { consent, privateKey, brandSecret, useSecrets }
      })
      const tree = buildTree(made.map(({ consent }) => hashConsent(deployment, consent)))
      if (isRecorded) {
        const hash = await recordGrants(owner, { ledger, brandId, root: tree.root })
        await client.waitForTransactionReceipt({ hash })
      }
      return made.map(({ consent, privateKey, brandSecret, useSecrets }) => {
        const receipt: Receipt = {
          type: 'consent-receipt',
          schema: 1,
          chainId,
          ledger,
          consent,
          signature: signConsent(deployment, consent, privateKey),
          recording: { root: tree.root, proof: tree.proofOf(hashConsent(deployment, consent)) },
        }
        return {
          receipt,
          brandSecret,
          useSecrets,
          brandOpening: buildOpening(receipt, null),
          useOpenings: consent.uses.map((use) => buildOpening(receipt, use)),
        }
      })
    },
    async isSpent(brandId, secret) {
      const [state] = await getLockStates(client, { ledger, brandId, locks: [lockOf(secret)] })
      return state !== undefined && state.revokedAt > 0
    },
    async passDays(days) {
      await anvil.rpc('evm_increaseTime', [days * 86_400])
      await anvil.rpc('evm_mine')
    },
    async mine(blocks) {
      await anvil.rpc('anvil_mine', [`0x${blocks.toString(16)}`])
    },
    async stop() {
      await anvil.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** Writes a deployment file for a ledger that is nowhere. */
export async function writeDeployment(path: string, deployment: Deployment): Promise<string> {
  await writeFile(path, JSON.stringify(deployment))
  return path
}
