import {
  brandIdOf,
  buildNotice,
  buildTree,
  type Deployment,
  getHead,
  hashConsent,
  type NoticeUse,
  parseNotice,
  publishNotice,
  type Receipt,
  recordGrants,
  registerBrand,
} from '@consent-ledger/sdk'
import { createPublicClient, createWalletClient, defineChain, type Hash, type Hex, http, numberToHex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import type { BrandRecords, VaultDocument } from '../../../frontend/src/config/vaultDocument.ts'
import { signReceipts } from '../../seed/signReceipts.ts'

const locales = ['en', 'de', 'nl'] as const
const ordinary = {
  purposes: ['offers.personalised', 'recommend.products', 'content.personalised', 'analytics.usage', 'message.email'],
  categories: ['behaviour.purchases', 'contact.email', 'preference.stated', 'behaviour.browsing'],
}

const usesOf = (count: number): readonly object[] =>
  ordinary.purposes
    .flatMap((purpose) => ordinary.categories.map((category) => ({ purpose, category })))
    .slice(0, count)
    .map((use) => ({
      ...use,
      special: false,
      retention: 'P90D',
      recipients: [],
      transfers: [],
      text: Object.fromEntries(
        locales.map((locale) => [locale, { what: 'As an example.', inReturn: 'Nothing.', ifYouDecline: 'Nothing.' }]),
      ),
    }))

/**
 * Registers brands with one funded key, publishes a notice of each, signs the customer's consent to all its uses and records it:
 * every step a transaction of its own on the local chain.
 *
 * @param options.count number of brands; `uses` of each, at most 20
 * @param options.seed what the customer's keys are derived from
 * @returns the document the customer's vault holds afterwards
 */
export async function prepareBrands(options: {
  readonly chainUrl: string
  readonly deployment: Pick<Deployment, 'chainId' | 'ledger'>
  readonly count: number
  readonly uses: number
  readonly seed: Hex
}): Promise<VaultDocument> {
  const { chainUrl, count, seed } = options
  const { chainId, ledger } = options.deployment
  const chain = defineChain({
    id: chainId,
    name: 'local chain',
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [chainUrl] } },
  })
  const client = createPublicClient({ chain, transport: http(), pollingInterval: 200 })
  const account = privateKeyToAccount(generatePrivateKey())
  const owner = createWalletClient({ account, chain, transport: http() })
  await client.request({
    method: 'anvil_setBalance',
    params: [account.address, numberToHex(10n ** 24n)],
  } as never)

  let nonce = 0
  const fixed = (gas: bigint) => ({
    nonce: nonce++,
    gas,
    maxFeePerGas: 20_000_000_000n,
    maxPriorityFeePerGas: 1_000_000_000n,
  })
  const numbers = Array.from({ length: count }, (_, index) => index)
  /** Sends one transaction per brand, twenty at a time so that no block is too full, and waits until all are included. */
  const sendAll = async (send: (index: number) => Promise<Hash>) => {
    for (let first = 0; first < count; first += 20) {
      const hashes: Hash[] = []
      for (const index of numbers.slice(first, first + 20)) hashes.push(await send(index))
      await client.request({ method: 'evm_mine', params: [] } as never)
      for (const hash of hashes) {
        const { status } = await client.waitForTransactionReceipt({ hash, timeout: 60_000 })
        if (status !== 'success') throw new Error(`The local chain refused ${hash}.`)
      }
    }
  }

  const brands = numbers.map((index) => {
    const salt = numberToHex(index + 1, { size: 32 })
    const brandId = brandIdOf({ chainId, ledger, owner: account.address, salt })
    const number = String(index + 1).padStart(3, '0')
    const name = `Beispielhaus ${number}`
    const domain = `house-${number}.example`
    const { document, noticeHash } = buildNotice({
      type: 'consent-notice',
      schema: 1,
      brandId,
      edition: 1,
      controller: {
        name,
        domain,
        address: 'Beispielweg 1, 20457 Hamburg (fictional)',
        contact: `privacy@${domain}`,
        dpo: '',
        authority: 'An authority (fictional)',
        jurisdiction: 'DE',
      },
      locales,
      maxDuration: 'P365D',
      uses: usesOf(options.uses),
    })
    const text = new TextDecoder().decode(document)
    return { salt, brandId, name, domain, document, text, notice: parseNotice(text), noticeHash }
  })
  const at = (index: number) => brands[index] as (typeof brands)[number]

  await sendAll((index) => {
    const { salt, name, domain } = at(index)
    return registerBrand(owner, { ledger, salt, name, domain, transaction: fixed(400_000n) })
  })
  await sendAll((index) => {
    const { brandId, document } = at(index)
    const gas = 200_000n + 60n * BigInt(document.length)
    return publishNotice(owner, { ledger, brandId, document, transaction: fixed(gas) })
  })

  const issuedAt = (await getHead(client)).timestamp
  const records = brands.map(({ brandId, notice, noticeHash, text }): readonly [Hex, BrandRecords] => {
    const { receipts } = signReceipts({
      domain: { chainId, ledger },
      notice,
      noticeHash,
      uses: notice.uses as readonly NoticeUse[],
      account: 'm…@example.com',
      locale: 'en',
      requestId: numberToHex(1, { size: 32 }),
      issuedAt,
      seed,
    })
    const recorded = receipts.map((receipt): Receipt => {
      const hash = hashConsent({ chainId, ledger }, receipt.consent)
      const tree = buildTree([hash])
      return { ...receipt, recording: { root: tree.root, proof: tree.proofOf(hash) } }
    })
    return [brandId, { receipts: recorded, released: [], notices: { [noticeHash]: text } }]
  })
  await sendAll((index) => {
    const [brandId, { receipts }] = records[index] as (typeof records)[number]
    const root = receipts[0]?.recording?.root as Hex
    return recordGrants(owner, { ledger, brandId, root, transaction: fixed(120_000n) })
  })
  return { schema: 1, brands: Object.fromEntries(records), activity: [] }
}
