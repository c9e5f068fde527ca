/**
 * A brand's program as it would be written outside the project: `npm run check:package` compiles it in a fresh folder against the packed SDK and
 * runs it on every Node the package is for. It takes every entry point and leads one customer from registration to revocation.
 *
 * Environment: RPC_URL (an anvil that makes a block per transaction), DEPLOYMENT (file), SALT (32 bytes, new for each run).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  brandIdOf,
  buildNotice,
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  getHead,
  lockOf,
  parseDeployment,
  publishNotice,
  type Receipt,
  registerBrand,
  renderStatement,
  setOperator,
  signConsent,
} from '@consent-ledger/sdk'
import { getHistory } from '@consent-ledger/sdk/audit'
import { ConsentDeniedError, createGuard, type Guard, sqliteStore } from '@consent-ledger/sdk/brand'
import { defineConsentElements } from '@consent-ledger/sdk/embed'
import { ethersClient } from '@consent-ledger/sdk/ethers'
import * as forExpress from '@consent-ledger/sdk/express'
import * as forFastify from '@consent-ledger/sdk/fastify'
import * as forHono from '@consent-ledger/sdk/hono'
import { toConsentMode } from '@consent-ledger/sdk/interop'
import { nativeCrypto } from '@consent-ledger/sdk/native'
import { guardMetrics } from '@consent-ledger/sdk/prometheus'
import { JsonRpcProvider } from 'ethers'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { Registry } from 'prom-client'
import { createTestClient, createWalletClient, type Hex, http, publicActions } from 'viem'
import { generatePrivateKey, mnemonicToAccount } from 'viem/accounts'

const transport = http(process.env.RPC_URL)
const client = createTestClient({ mode: 'anvil', transport }).extend(publicActions)
const deployment = parseDeployment(readFileSync(process.env.DEPLOYMENT ?? '', 'utf8'))
const { chainId, ledger } = deployment
// The accounts of every development chain.
const accountAt = (addressIndex: number) =>
  mnemonicToAccount('test test test test test test test test test test test junk', { addressIndex })
const owner = createWalletClient({ account: accountAt(1), transport })
const operator = createWalletClient({ account: accountAt(2), transport })
const salt = process.env.SALT as Hex
const brandId = brandIdOf({ chainId, ledger, owner: owner.account.address, salt })
const [name, domain] = ['Kaufhaus Nord', 'kaufhaus-nord.localhost']
const origin = `http://${domain}:4101`
const use = { purpose: 'offers.personalised', category: 'behaviour.purchases' }
const ask = { purpose: use.purpose, categories: [use.category] }

function expect(found: unknown, expected: unknown, what: string): void {
  if (JSON.stringify(found) === JSON.stringify(expected)) return
  throw new TypeError(`${what}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`)
}

const { notice, noticeHash, document } = buildNotice({
  type: 'consent-notice',
  schema: 1,
  brandId,
  edition: 1,
  controller: {
    name,
    domain,
    address: 'Musterstraße 1, 20095 Hamburg',
    contact: 'privacy@kaufhaus-nord.example',
    dpo: '',
    authority: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    jurisdiction: 'DE',
  },
  locales: ['en'],
  maxDuration: 'P365D',
  uses: [
    {
      ...use,
      special: false,
      retention: 'P365D',
      recipients: [],
      transfers: [],
      text: { en: { what: 'What you bought.', inReturn: 'Offers that fit.', ifYouDecline: 'Offers for everybody.' } },
    },
  ],
})
for (const sent of [
  () => registerBrand(owner, { ledger, salt, name, domain }),
  () => setOperator(owner, { ledger, brandId, operator: operator.account.address, allowed: true }),
  () => publishNotice(owner, { ledger, brandId, document }),
]) {
  const { status } = await client.waitForTransactionReceipt({ hash: await sent() })
  expect(status, 'success', 'a transaction of the owner')
}

const folder = mkdtempSync(join(tmpdir(), 'consent-ledger-package-'))
const provider = new JsonRpcProvider(process.env.RPC_URL, undefined, { staticNetwork: true })
let guard: Guard | undefined
try {
  guard = await createGuard({
    client,
    clients: [ethersClient(provider)],
    deployment,
    brandId,
    operator,
    store: sqliteStore(join(folder, 'consent.db')),
    appUrl: 'http://localhost:4100',
    policy: { pollInterval: 200, recordInterval: 0, recordUsesInterval: 0 },
    crypto: await nativeCrypto(),
  })
  expect(guard.check('mira', ask).reason, 'not-granted', 'before there is a consent')

  const session = { customerId: 'mira', sessionId: 'a session' }
  const answer = guard.handler({ session: async () => session })
  const post = async (path: string, body: object) => {
    const headers = { origin, 'content-type': 'application/json' }
    const response = await answer(new Request(origin + path, { method: 'POST', headers, body: JSON.stringify(body) }))
    return response.status
  }
  const { requestId } = await guard.createRequest({
    ...session,
    account: 'm…@example.com',
    uses: [use],
    locale: 'en',
    returnUrl: `${origin}/consent/return?next=/offers`,
  })

  // What the app does on the customer's side.
  const brandKey = deriveBrandKey({ seed: generatePrivateKey(), chainId, ledger, brandId })
  const { privateKey, subject } = deriveSigner(brandKey)
  const { timestamp: issuedAt } = await getHead(client)
  const consentSalt = generatePrivateKey()
  const secret = deriveUseSecret(brandKey, { ...use, salt: consentSalt })
  const terms = { account: 'm…@example.com', locale: 'en', expiresAt: issuedAt + 86_400 }
  const consent = {
    brandId,
    subject,
    noticeHash,
    statement: renderStatement({ notice, uses: [use], ...terms }),
    uses: [{ ...use, lock: lockOf(secret) }],
    brandLock: lockOf(deriveBrandSecret(brandKey, 0)),
    issuedAt,
    requestId,
    salt: consentSalt,
    ...terms,
  }
  const signature = signConsent({ chainId, ledger }, consent, privateKey)
  const receipt: Receipt = { type: 'consent-receipt', schema: 1, chainId, ledger, consent, signature, recording: null }
  expect(await post('/consent/receipts', { receipts: [receipt] }), 201, 'the receipt')
  expect(guard.check('mira', ask).allowed, false, 'before it is recorded')

  expect((await guard.record()).grants.length, 1, 'roots recorded')
  await client.mine({ blocks: 2 })
  await guard.sync()
  const decision = guard.check('mira', ask)
  expect([decision.allowed, decision.asOf.sources], [true, 2], 'after it is recorded')
  expect(await guard.audience(ask).ids(), ['mira'], 'the audience')
  expect(await guard.use('mira', { ...ask, context: 'offers' }, () => 'ran'), 'ran', 'the use')
  expect(toConsentMode([decision]).ad_storage, 'denied', 'Consent Mode says no of what nobody allowed')

  expect(await post('/consent/revocations', { secrets: [secret] }), 200, 'the revocation')
  const denied = await guard.use('mira', { ...ask, context: 'offers' }, () => 'ran').catch((error: unknown) => error)
  expect(denied instanceof ConsentDeniedError && denied.decision.reason, 'revoked', 'after the revocation')
  await client.mine({ blocks: 2 })
  await guard.sync()
  const history = await getHistory(client, { deployment, brandId })
  const kinds = ['BrandRegistered', 'OperatorSet', 'NoticePublished', 'GrantsRecorded', 'ConsentRevoked']
  expect([history.isComplete, history.events.map(({ event }) => event)], [true, kinds], 'the history')

  const registry = new Registry()
  guardMetrics(guard, registry)
  const ready = /^consent_ledger_ready (\d)$/m.exec(await registry.metrics())?.[1]
  expect(ready, '1', 'the figures')

  // A page has these of its own.
  const defined = new Map<string, unknown>()
  const page = {
    HTMLElement: class {},
    customElements: { get: defined.get.bind(defined), define: defined.set.bind(defined) },
  }
  Object.assign(globalThis, page)
  defineConsentElements()
  expect([...defined.keys()], ['consent-why', 'consent-request'], 'the elements')

  const [path, session0] = ['/.well-known/consent-ledger.json', { session: () => null }]
  const answers: unknown[] = []
  const onHono = new Hono().use(forHono.consentEndpoint(guard, session0))
  answers.push(await (await onHono.request(origin + path)).json())
  const onFastify = fastify()
  await onFastify.register(forFastify.consentEndpoint(guard, session0))
  answers.push((await onFastify.inject(path)).json())
  await onFastify.close()
  const onExpress = express().use(forExpress.consentEndpoint(guard, session0)).listen(0, '127.0.0.1')
  await new Promise((resolve) => onExpress.once('listening', resolve))
  const { port } = onExpress.address() as AddressInfo
  answers.push(await (await fetch(`http://127.0.0.1:${port}${path}`)).json())
  onExpress.close()
  const document0 = { chainId, ledger, brandId, endpoint: '/consent' }
  expect(answers, [document0, document0, document0], 'the well-known document in Hono, Fastify and Express')
} finally {
  await guard?.close()
  provider.destroy()
  rmSync(folder, { recursive: true })
}
process.stdout.write(`${JSON.stringify({ node: process.version, ok: true })}\n`)
