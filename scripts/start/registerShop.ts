import {
  brandIdOf,
  buildNotice,
  type Deployment,
  getBrand,
  getLatestNotice,
  isOperator,
  publishNotice,
  registerBrand,
  setOperator,
} from '@consent-ledger/sdk'
import { createWalletClient, defineChain, type Hash, type Hex, http, type PublicClient } from 'viem'
import { privateKeyToAccount, privateKeyToAddress } from 'viem/accounts'
import { noticeOf } from '../../examples/shop/notices/noticeOf.ts'
import type { LocalShop } from './localShops.ts'
import { stopWith } from './stopWith.ts'

/**
 * Registers a shop's brand, names its operator and publishes its notice, each unless that has been done.
 * @returns the shop with its brand's id
 */
export async function registerShop({
  client,
  chainUrl,
  deployment,
  shop,
  say,
}: {
  client: PublicClient
  chainUrl: string
  deployment: Deployment
  shop: LocalShop
  say: (text: string) => void
}): Promise<{ shop: LocalShop; brandId: Hex }> {
  const { ledger, chainId } = deployment
  const account = privateKeyToAccount(shop.ownerKey)
  const owner = createWalletClient({
    account,
    chain: defineChain({
      id: chainId,
      name: 'local chain',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [chainUrl] } },
    }),
    transport: http(chainUrl),
  })
  const operator = privateKeyToAddress(shop.operatorKey)
  const brandId = brandIdOf({ chainId, ledger, owner: account.address, salt: shop.salt })
  const { document, noticeHash } = buildNotice(noticeOf(shop.name, brandId))

  const included = async (hash: Hash) => {
    const receipt = await client.waitForTransactionReceipt({ hash, timeout: 30_000 })
    if (receipt.status !== 'success') stopWith(`the local chain refused a transaction of ${shop.title} (${hash}).`)
  }

  if (!(await getBrand(client, { ledger, brandId }))) {
    say(`${shop.title}: registering the brand …`)
    await included(await registerBrand(owner, { ledger, salt: shop.salt, name: shop.title, domain: shop.domain }))
  }
  const hasOperator = await isOperator(client, { ledger, brandId, account: operator })
  const hasNotice = (await getLatestNotice(client, { ledger, brandId }))?.noticeHash === noticeHash
  if (hasOperator && hasNotice) return { shop, brandId }

  say(`${shop.title}: naming its operator and publishing its notice …`)
  const nonce = await client.getTransactionCount({ address: account.address })
  const sent: Hash[] = []
  if (!hasOperator) {
    sent.push(
      await setOperator(owner, {
        ledger,
        brandId,
        operator,
        allowed: true,
        transaction: { nonce: nonce + sent.length },
      }),
    )
  }
  if (!hasNotice) {
    sent.push(await publishNotice(owner, { ledger, brandId, document, transaction: { nonce: nonce + sent.length } }))
  }
  await Promise.all(sent.map(included))
  return { shop, brandId }
}
