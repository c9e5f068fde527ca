import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import {
  brandIdOf,
  buildNotice,
  type Consent,
  type Deployment,
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  getHead,
  hashConsent,
  lockOf,
  type Notice,
  publishNotice,
  type Receipt,
  registerBrand,
  renderStatement,
  setOperator,
  signConsent,
  zeroHash,
} from '@consent-ledger/sdk'
import { createGuard, type Guard, type GuardOptions, type Session } from '@consent-ledger/sdk/brand'
import { createWalletClient, type Hash, type Hex, http, keccak256, stringToHex, toHex } from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { deployLedger } from '../../helpers/deployLedger.ts'
import { type NoticeDraft, noticeDraft } from '../../helpers/noticeDraft.ts'
import { accounts, readerOf } from '../../helpers/seedHistory.ts'
import { type Anvil, type AnvilOptions, startAnvil } from '../../helpers/startAnvil.ts'
import { openStore, type StoreKind, sqliteKind } from './describeStores.ts'

/** Where the fictional shop answers in these tests. */
export const shopOrigin = 'http://kaufhaus-nord.localhost:4101'

export const emailUse = { purpose: 'message.email', category: 'contact.email' }
export const offersUse = { purpose: 'offers.personalised', category: 'behaviour.purchases' }
export const healthUse = { purpose: 'recommend.products', category: 'special.health' }

/** A notice of the fictional shop on its local domain. */
export function shopDraft(brandId: Hex): NoticeDraft {
  const draft = noticeDraft()
  return { ...draft, brandId, controller: { ...draft.controller, domain: 'kaufhaus-nord.localhost' } }
}

export type IssueInput = {
  readonly customer: string
  readonly uses?: readonly { readonly purpose: string; readonly category: string }[]
  readonly requestId?: Hex
  readonly account?: string
  readonly generation?: number
  readonly locale?: string
  readonly change?: Partial<Consent>
  readonly notice?: Notice
}

export type BrandWorld = Awaited<ReturnType<typeof startBrandWorld>>

/**
 * A real chain with a ledger and one registered brand, and everything to give consents to it: blocks come only when asked for, unless
 * `anvil.blockTime` is given.
 */
export async function startBrandWorld({
  store: storeKind = sqliteKind,
  anvil: anvilOptions = {},
  finality = { safe: 1, finalized: 8 },
  idle = true,
}: {
  store?: StoreKind
  anvil?: AnvilOptions
  finality?: Deployment['finality']
  idle?: boolean
} = {}) {
  const folder = await mkdtemp(join(process.env.TMPDIR ?? '/tmp', 'consent-ledger-brand-'))
  const addressOf = await storeKind.prepare(folder)
  const storeOf = (storeName: string) => openStore(addressOf(storeName))
  let anvil: Anvil = await startAnvil(anvilOptions)
  const deployment = await deployLedger({ rpcUrl: anvil.url, finality, idle })
  const { chainId, ledger } = deployment
  const client = readerOf(anvil)
  const walletOf = (account: (typeof accounts)['owner']) =>
    createWalletClient({ account, transport: http(anvil.url, { retryCount: 0 }) })
  const owner = walletOf(accounts.owner)
  const operator = walletOf(accounts.operator)
  const anyone = walletOf(accounts.anyone)
  const salt = toHex(1, { size: 32 })
  const brandId = brandIdOf({ chainId, ledger, owner: accounts.owner.address, salt })
  const draft = shopDraft(brandId)
  const { name, domain } = draft.controller
  const guards = new Set<Guard>()

  async function included(sent: Promise<Hash>): Promise<void> {
    const { status } = await client.waitForTransactionReceipt({ hash: await sent })
    if (status !== 'success') throw new Error('a transaction failed')
  }

  await included(registerBrand(owner, { ledger, salt, name, domain }))
  await included(setOperator(owner, { ledger, brandId, operator: accounts.operator.address, allowed: true }))
  await included(publishNotice(owner, { ledger, brandId, document: buildNotice(draft).document }))

  /** Options of a guard of the brand; nothing happens by itself within the time of a test. */
  function guardOptions(storeName: string, options: Partial<GuardOptions> = {}): GuardOptions {
    return {
      client,
      deployment,
      brandId,
      operator,
      appUrl: 'http://localhost:4100',
      store: storeOf(storeName),
      ...options,
      policy: { pollInterval: 100, recordInterval: 0, recordUsesInterval: 0, ...options.policy },
    }
  }

  async function guardOf(storeName: string, options: Partial<GuardOptions> = {}): Promise<Guard> {
    const guard = await createGuard(guardOptions(storeName, options))
    guards.add(guard)
    return guard
  }

  function keysOf(customer: string) {
    const brandKey = deriveBrandKey({ seed: keccak256(stringToHex(customer)), chainId, ledger, brandId })
    return { brandKey, ...deriveSigner(brandKey) }
  }

  let issued = 0

  /** Signs a consent as the app does, and keeps the secrets beside it. */
  async function issue(input: IssueInput) {
    const {
      customer,
      uses = [emailUse, offersUse],
      requestId = zeroHash,
      generation = 0,
      locale = 'en',
      change = {},
    } = input
    const { notice, noticeHash } = buildNotice(input.notice ?? draft)
    const { brandKey, privateKey, subject } = keysOf(customer)
    const { timestamp: issuedAt } = await getHead(client)
    const consentSalt = keccak256(stringToHex(`${customer} ${++issued}`))
    const account = input.account ?? accountOf(customer)
    const terms = { account, locale, expiresAt: issuedAt + 90 * 86_400, ...change }
    const useSecrets = uses.map((use) => deriveUseSecret(brandKey, { ...use, salt: consentSalt }))
    const brandSecret = deriveBrandSecret(brandKey, generation)
    const consent: Consent = {
      brandId,
      subject,
      noticeHash,
      statement: renderStatement({ notice, uses, ...terms }),
      uses: uses.map((use, index) => ({ ...use, lock: lockOf(useSecrets[index] as Hex) })),
      brandLock: lockOf(brandSecret),
      issuedAt,
      requestId,
      salt: consentSalt,
      ...terms,
    }
    const receipt: Receipt = {
      type: 'consent-receipt',
      schema: 1,
      chainId,
      ledger,
      consent,
      signature: signConsent({ chainId, ledger }, consent, privateKey),
      recording: null,
    }
    return {
      receipt,
      consentHash: hashConsent({ chainId, ledger }, consent),
      secrets: { brand: brandSecret, uses: useSecrets },
    }
  }

  /** The whole way of a consent: request, signature, return. The receipt is stored, not recorded. */
  async function grant(guard: Guard, input: Omit<IssueInput, 'requestId'>) {
    const session = sessionOf(input.customer)
    const { requestId } = await guard.createRequest({
      ...session,
      account: input.account ?? accountOf(input.customer),
      uses: input.uses ?? [emailUse, offersUse],
      locale: input.locale ?? 'en',
      returnUrl: `${shopOrigin}/consent/return?next=/offers`,
    })
    const given = await issue({ ...input, requestId })
    const response = await post(guard, '/consent/receipts', { receipts: [given.receipt] }, session)
    if (response.status !== 201) throw new Error(`refused: ${await response.text()}`)
    return given
  }

  /** Records what waits, and lets the guard see it final. */
  async function record(guard: Guard): Promise<void> {
    await guard.record()
    await mine(2)
    await guard.sync()
  }

  async function mine(blocks = 1): Promise<void> {
    await anvil.rpc('anvil_mine', [toHex(blocks)])
  }

  /** Roots of grants on the chain, one for each time they were recorded, in order. */
  async function rootsOnChain(): Promise<Hex[]> {
    const logs = await client.getContractEvents({
      address: ledger,
      abi: consentLedgerAbi,
      eventName: 'GrantsRecorded',
      args: { brandId },
      fromBlock: 0n,
    })
    return logs.map(({ args }) => args.root as Hex)
  }

  return {
    get anvil() {
      return anvil
    },
    /** Another process took the chain's place. */
    set anvil(replacement: Anvil) {
      anvil = replacement
    },
    folder,
    client,
    deployment,
    brandId,
    draft,
    owner,
    operator,
    anyone,
    included,
    addressOf,
    storeOf,
    guardOptions,
    guardOf,
    keysOf,
    issue,
    grant,
    record,
    mine,
    rootsOnChain,
    async stop() {
      await Promise.all([...guards].map((guard) => guard.close()))
      await anvil.stop()
      await rm(folder, { recursive: true })
    },
  }
}

export function accountOf(customer: string): string {
  return `${customer.slice(0, 1)}…@example.com`
}

export function sessionOf(customer: string): Session {
  return { customerId: customer, sessionId: `session of ${customer}` }
}

/** Sends a request to the guard's endpoint as the shop's own page would. */
export function post(
  guard: Guard,
  path: string,
  body: unknown,
  session: Session | null = null,
  headers: Record<string, string> = { origin: shopOrigin },
): Promise<Response> {
  const request = new Request(`${shopOrigin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return guard.handler({ session: async () => session })(request)
}

export function get(guard: Guard, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return guard.handler({ session: async () => null })(new Request(`${shopOrigin}${path}`, { headers }))
}
