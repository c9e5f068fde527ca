import {
  acceptBrand,
  brandIdOf,
  buildNotice,
  buildTree,
  type Call,
  type Consent,
  type Deployment,
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  getHead,
  hashConsent,
  lockOf,
  publishNotice,
  type Receipt,
  recordGrants,
  recordUses,
  registerBrand,
  renderStatement,
  revoke,
  revokeAsBrand,
  sendCall,
  setOperator,
  signConsent,
  transferBrand,
  updateBrand,
  zeroHash,
} from '@consent-ledger/sdk'
import {
  type Account,
  type Address,
  createPublicClient,
  createWalletClient,
  type Hash,
  type Hex,
  http,
  keccak256,
  stringToHex,
  toHex,
} from 'viem'
import { mnemonicToAccount } from 'viem/accounts'
import { deployLedger } from './deployLedger.ts'
import { type NoticeDraft, noticeDraft } from './noticeDraft.ts'
import type { Anvil } from './startAnvil.ts'

/** Seconds of a day. */
export const day = 86_400

const accountOf = (addressIndex: number): Account =>
  mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex })

/** The development accounts in the parts they play. */
export const accounts = { owner: accountOf(0), operator: accountOf(1), anyone: accountOf(2), nextOwner: accountOf(3) }

export type SeededHistory = Awaited<ReturnType<typeof seedHistory>>

/** A client that reads an anvil. */
export const readerOf = (anvil: Pick<Anvil, 'url'>) =>
  createPublicClient({ transport: http(anvil.url, { retryCount: 0 }), pollingInterval: 20 })

/** Sends transactions from the development accounts and waits until each is in a block. */
export function senderOf(anvil: Pick<Anvil, 'url'>) {
  const client = readerOf(anvil)
  const walletOf = (account: Account) => createWalletClient({ account, transport: http(anvil.url, { retryCount: 0 }) })
  const wallets = {
    owner: walletOf(accounts.owner),
    operator: walletOf(accounts.operator),
    anyone: walletOf(accounts.anyone),
    nextOwner: walletOf(accounts.nextOwner),
  }
  async function included(hash: Promise<Hash>): Promise<Hash> {
    const { status, transactionHash } = await client.waitForTransactionReceipt({ hash: await hash })
    if (status !== 'success') throw new Error(`transaction ${transactionHash} failed`)
    return transactionHash
  }
  return { client, wallets, included, send: (call: Call) => included(sendCall(wallets.anyone, call)) }
}

/** Keys of a fictional customer towards one brand, the same on every run. */
export function customerOf(
  name: string,
  { chainId, ledger, brandId }: { chainId: number; ledger: Address; brandId: Hex },
) {
  const brandKey = deriveBrandKey({ seed: keccak256(stringToHex(name)), chainId, ledger, brandId })
  return { brandKey, ...deriveSigner(brandKey) }
}

/** A signed receipt without a recording. */
export function issueReceipt(input: {
  deployment: Deployment
  draft: NoticeDraft
  customer: string
  uses: readonly { purpose: string; category: string }[]
  issuedAt: number
  expiresAt: number
  generation?: number
  change?: Partial<Consent>
}): Receipt & { secrets: { brand: Hex; uses: Hex[] } } {
  const { deployment, draft, customer, issuedAt, expiresAt, generation = 0, change = {} } = input
  const { chainId, ledger } = deployment
  const { notice, noticeHash } = buildNotice(draft)
  const { brandKey, privateKey, subject } = customerOf(customer, { chainId, ledger, brandId: notice.brandId })
  const salt = keccak256(stringToHex(`${customer} ${issuedAt}`))
  const account = `${customer.slice(0, 1)}…@example.com`
  const useSecrets = input.uses.map((use) => deriveUseSecret(brandKey, { ...use, salt }))
  const brandSecret = deriveBrandSecret(brandKey, generation)
  const consent: Consent = {
    brandId: notice.brandId,
    subject,
    account,
    noticeHash,
    locale: 'en',
    statement: renderStatement({ notice, uses: input.uses, account, locale: 'en', expiresAt }),
    uses: input.uses.map((use, index) => ({ ...use, lock: lockOf(useSecrets[index] as Hex) })),
    brandLock: lockOf(brandSecret),
    issuedAt,
    expiresAt,
    requestId: zeroHash,
    salt,
    ...change,
  }
  const signature = signConsent({ chainId, ledger }, consent, privateKey)
  const receipt = { type: 'consent-receipt', schema: 1, chainId, ledger, consent, signature, recording: null } as const
  return { ...receipt, secrets: { brand: brandSecret, uses: useSecrets } }
}

/** Joins receipts into one tree, each with its proof. */
export function batchOf<receipt extends Receipt>(deployment: Deployment, receipts: readonly receipt[]) {
  const hashes = receipts.map(({ consent }) => hashConsent(deployment, consent))
  const tree = buildTree(hashes)
  return {
    root: tree.root,
    receipts: receipts.map(
      (receipt, index): receipt => ({
        ...receipt,
        recording: { root: tree.root, proof: tree.proofOf(hashes[index] as Hex) },
      }),
    ),
  }
}

/** A receipt as a customer's file holds it: without the secrets. */
export function receiptFile({ type, schema, chainId, ledger, consent, signature, recording }: Receipt): string {
  return JSON.stringify({ type, schema, chainId, ledger, consent, signature, recording })
}

/**
 * Deploys a ledger and lives through the history of a fictional department store, a day between the steps: every event
 * of the ledger, revocations at each scope and by both sides, and a second brand whose events must not be mixed in.
 */
export async function seedHistory(anvil: Anvil) {
  const deployment = await deployLedger({ rpcUrl: anvil.url })
  const { chainId, ledger } = deployment
  const { client, wallets, included } = senderOf(anvil)
  const { owner, operator, anyone, nextOwner } = wallets
  const nextDay = () => anvil.rpc('evm_increaseTime', [day])

  const salt = toHex(1, { size: 32 })
  const brandId = brandIdOf({ chainId, ledger, owner: accounts.owner.address, salt })
  const otherSalt = toHex(2, { size: 32 })
  const otherBrandId = brandIdOf({ chainId, ledger, owner: accounts.owner.address, salt: otherSalt })
  const draft: NoticeDraft = { ...noticeDraft(), brandId }
  const { name, domain } = draft.controller
  const secondDraft: NoticeDraft = { ...draft, edition: 2, maxDuration: 'P180D' }

  await included(registerBrand(owner, { ledger, salt, name: '=Kaufhaus, "old"', domain: 'old.kaufhaus-nord.example' }))
  await included(
    registerBrand(owner, { ledger, salt: otherSalt, name: 'Hafen-Apotheke', domain: 'hafen-apotheke.example' }),
  )
  await included(updateBrand(owner, { ledger, brandId, name, domain }))
  await included(setOperator(owner, { ledger, brandId, operator: accounts.operator.address, allowed: true }))
  await nextDay()
  await included(publishNotice(owner, { ledger, brandId, document: buildNotice(draft).document }))
  const { timestamp: publishedAt } = await getHead(client)

  await nextDay()
  await included(
    revoke(anyone, { ledger, revocations: [{ brandId: otherBrandId, secrets: [toHex(7, { size: 32 })] }] }),
  )
  const { timestamp: issuedAt } = await getHead(client)
  const plainUses = [
    { purpose: 'message.email', category: 'contact.email' },
    { purpose: 'offers.personalised', category: 'behaviour.purchases' },
  ]
  const issue = (customer: string, uses = plainUses) =>
    issueReceipt({ deployment, draft, customer, uses, issuedAt, expiresAt: issuedAt + 90 * day })
  const first = batchOf(deployment, [
    issue('active'),
    issue('use revoked'),
    issue('brand revoked'),
    issue('revoked by brand'),
    issue('special', [{ purpose: 'recommend.products', category: 'special.health' }]),
  ])
  const [active, useRevoked, brandRevoked, revokedByBrand, special] = first.receipts as [
    (typeof first.receipts)[number],
    (typeof first.receipts)[number],
    (typeof first.receipts)[number],
    (typeof first.receipts)[number],
    (typeof first.receipts)[number],
  ]
  await nextDay()
  await included(recordGrants(operator, { ledger, brandId, root: first.root }))
  const { timestamp: recordedAt } = await getHead(client)

  await nextDay()
  await included(recordUses(operator, { ledger, brandId, root: keccak256('0x01') }))
  await included(recordUses(operator, { ledger, brandId, root: keccak256('0x02') }))

  await nextDay()
  await included(
    revoke(anyone, {
      ledger,
      revocations: [{ brandId, secrets: [useRevoked.secrets.uses[1] as Hex, brandRevoked.secrets.brand] }],
    }),
  )
  const { timestamp: revokedAt } = await getHead(client)
  await included(
    revokeAsBrand(operator, { ledger, brandId, locks: revokedByBrand.consent.uses.map(({ lock }) => lock) }),
  )

  await nextDay()
  await included(publishNotice(owner, { ledger, brandId, document: buildNotice(secondDraft).document }))
  const { timestamp: secondPublishedAt } = await getHead(client)
  await included(publishNotice(owner, { ledger, brandId: otherBrandId, document: '0x00ff' }))

  await nextDay()
  await included(transferBrand(owner, { ledger, brandId, pendingOwner: accounts.nextOwner.address }))
  await included(acceptBrand(nextOwner, { ledger, brandId }))
  await included(setOperator(nextOwner, { ledger, brandId, operator: accounts.operator.address, allowed: true }))
  await nextDay()
  await included(recordUses(operator, { ledger, brandId, root: keccak256('0x03') }))
  const unrecorded = issue('unrecorded')

  return {
    client,
    deployment,
    brandId,
    otherBrandId,
    draft,
    secondDraft,
    times: { publishedAt, issuedAt, recordedAt, revokedAt, secondPublishedAt, ...(await getHead(client)) },
    receipts: { active, useRevoked, brandRevoked, revokedByBrand, special, unrecorded },
  }
}
