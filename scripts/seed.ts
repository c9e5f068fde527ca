/**
 * Gives one example brand a past: generated customers who granted, revoked and whose data was used, all through the real SDK.
 * Runs as a child of the start command, before the shop itself opens the store; prints a ready line when everything is on chain.
 *
 * Environment: SHOP, BRAND_ID, RPC_URL, DEPLOYMENT, OPERATOR_KEY, DATA_DIR, APP_URL, CUSTOMERS.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  getBrand,
  getHead,
  getLatestNotice,
  lockOf,
  type NoticeUse,
  parseDeployment,
  revoke,
  revokeAsBrand,
} from '@consent-ledger/sdk'
import { ConsentDeniedError, createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
import { createPublicClient, createWalletClient, defineChain, type Hex, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { seededRandom } from '../examples/shop/catalogue/seededRandom.ts'
import { generatedCustomer } from '../examples/shop/customers/generatedCustomer.ts'
import { consentDatabase } from '../examples/shop/data/consentDatabase.ts'
import { type GeneratedConsents, signReceipts } from './seed/signReceipts.ts'

function variable(name: string): string {
  const value = process.env[name]
  if (!value) {
    process.stderr.write(`${name} is missing: scripts/start.ts sets it.\n`)
    process.exit(2)
  }
  return value
}

process.on('disconnect', () => process.exit(1))

const deployment = parseDeployment(readFileSync(variable('DEPLOYMENT'), 'utf8'))
const { ledger, chainId } = deployment
const brandId = variable('BRAND_ID') as Hex
const folder = variable('DATA_DIR')
const count = Number(variable('CUSTOMERS'))
const chain = defineChain({
  id: chainId,
  name: 'local chain',
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [variable('RPC_URL')] } },
})
const client = createPublicClient({ chain, transport: http(), pollingInterval: 200, cacheTime: 0 })
const operator = createWalletClient({
  chain,
  transport: http(),
  account: privateKeyToAccount(variable('OPERATOR_KEY') as Hex),
})

mkdirSync(folder, { recursive: true })
const guard = await createGuard({
  client,
  deployment,
  brandId,
  store: sqliteStore(consentDatabase(folder)),
  operator,
  appUrl: variable('APP_URL'),
  policy: { pollInterval: 250, recordInterval: 0, recordUsesInterval: 0 },
})
const brand = await getBrand(client, { ledger, brandId })
const latest = await getLatestNotice(client, { ledger, brandId })
if (!brand || !latest?.notice) throw new Error('The brand or its notice is not on the chain yet.')
const { notice, noticeHash } = latest

const random = seededRandom(`generated history of ${variable('SHOP')}`)
const chance = (probability: number) => random.next() < probability
const { pick } = random
const origin = `http://${brand.domain}`
const handler = guard.handler({
  session: async (request) => {
    const customerId = request.headers.get('generated-customer')
    return customerId ? { customerId, sessionId: `generated ${customerId}` } : null
  },
})

async function post(path: string, body: unknown, customerId?: string): Promise<void> {
  const headers: Record<string, string> = { 'content-type': 'application/json', origin }
  if (customerId) headers['generated-customer'] = customerId
  const response = await handler(
    new Request(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  )
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
}

/** Waits until the guard has seen on chain, at the depth it asks for, whatever the condition names. */
async function until(isTrue: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (await isTrue()) return
    await sleep(200)
  }
  throw new Error(`Gave up waiting for ${what}.`)
}

/* GRANTS */

const customers: { customerId: string; consents: GeneratedConsents; uses: readonly NoticeUse[] }[] = []
for (let index = 1; index <= count; index++) {
  const { customerId, account } = generatedCustomer(index)
  const wanted = notice.uses.filter(() => chance(0.6))
  const uses = wanted.length > 0 ? wanted : [pick(notice.uses)]
  const locale = pick(notice.locales)
  const request = await guard.createRequest({
    customerId,
    sessionId: `generated ${customerId}`,
    account,
    uses: notice.uses.map(({ purpose, category }) => ({ purpose, category })),
    locale,
    returnUrl: `${origin}/consent/return`,
  })
  const consents = signReceipts({
    domain: { chainId, ledger },
    notice,
    noticeHash,
    uses,
    account,
    locale,
    requestId: request.requestId,
    issuedAt: (await getHead(client)).timestamp,
  })
  await post('/consent/receipts', { receipts: consents.receipts }, customerId)
  customers.push({ customerId, consents, uses })
}
await guard.record()
const firstAsk = (customer: (typeof customers)[number]) => {
  const use = customer.uses[0] as NoticeUse
  return { purpose: use.purpose, categories: [use.category] }
}
await until(
  () => customers.every((customer) => guard.check(customer.customerId, firstAsk(customer)).allowed),
  'the recording of the grants',
)

/* USES */

const contexts = ['home page', 'offers page', 'basket', 'newsletter', 'product page']
for (const { customerId, uses } of customers) {
  if (!chance(0.6)) continue
  for (let time = 0; time < random.whole(1, 2); time++) {
    const use = pick(uses)
    try {
      await guard.use(
        customerId,
        { purpose: use.purpose, categories: [use.category], context: pick(contexts) },
        () => undefined,
      )
    } catch (error) {
      if (!(error instanceof ConsentDeniedError)) throw error // The notice's limit is reached: nothing ran.
    }
  }
}
await guard.record()

/* REVOCATIONS, at every scope and through every door */

const onChain: Hex[] = []
const byBrand: Hex[] = []
for (const { consents } of customers) {
  if (!chance(0.25)) continue
  const scope = pick(['use', 'category', 'purpose', 'brand'] as const)
  const chosen = pick(consents.useSecrets)
  const secrets =
    scope === 'brand'
      ? [consents.brandSecret]
      : consents.useSecrets
          .filter((one) =>
            scope === 'use'
              ? one === chosen
              : scope === 'category'
                ? one.category === chosen.category
                : one.purpose === chosen.purpose,
          )
          .map(({ secret }) => secret)
  const door = random.next()
  if (door < 0.7) await post('/consent/revocations', { secrets })
  else if (door < 0.9) onChain.push(...secrets)
  else byBrand.push(...secrets.map(lockOf))
}
await until(async () => (await guard.health()).waiting.revocations === 0, 'the revocations')
if (onChain.length > 0)
  await client.waitForTransactionReceipt({
    hash: await revoke(operator, { ledger, revocations: [{ brandId, secrets: onChain }] }),
  })
if (byBrand.length > 0)
  await client.waitForTransactionReceipt({ hash: await revokeAsBrand(operator, { ledger, brandId, locks: byBrand }) })
await guard.sync()
const health = await guard.health()
await guard.close()
process.stdout.write(`${JSON.stringify({ ready: true, ...health.rows })}\n`)
process.on('SIGTERM', () => process.exit(0))
setInterval(() => {}, 60_000)
