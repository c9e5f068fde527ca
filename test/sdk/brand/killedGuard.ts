/**
 * A guard in a process of its own that is to be killed while it catches up. It starts while the node is away, is told revocations while it reads
 * the chain, and takes receipts once it is ready. What it has confirmed it writes to stdout at once. Its options are the first argument.
 */
import { writeSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Deployment, getHead, hashConsent } from '@consent-ledger/sdk'
import { createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
import { createPublicClient, custom, type Hex, HttpRequestError } from 'viem'
import type { NoticeDraft } from '../../helpers/noticeDraft.ts'
import { issueReceipt, readerOf } from '../../helpers/seedHistory.ts'

export type KilledGuardOptions = {
  readonly url: string
  readonly deployment: Deployment
  readonly draft: NoticeDraft
  readonly brandId: Hex
  readonly path: string
  /** Secrets the customers send meanwhile. */
  readonly secrets: readonly Hex[]
  /** Before which statement of SQL the process kills itself; null: it does not. */
  readonly killBefore: number | null
}

const options = JSON.parse(process.argv[2] ?? '{}') as KilledGuardOptions
const { url, deployment, draft, brandId, path, secrets, killBefore } = options
const say = (word: string, value: string | number) => writeSync(1, `${word} ${value}\n`)

let statements = 0
function count(): void {
  if (++statements === killBefore) process.kill(process.pid, 'SIGKILL')
}
const { prepare } = DatabaseSync.prototype
DatabaseSync.prototype.prepare = function (sql) {
  const statement = prepare.call(this, sql)
  for (const name of ['all', 'run'] as const) {
    const method = statement[name].bind(statement) as (...values: never[]) => never
    statement[name] = (...values: never[]) => {
      count()
      return method(...values)
    }
  }
  return statement
}

let isAway = true
const reader = readerOf({ url })
const client = createPublicClient({
  transport: custom(
    {
      async request(asked) {
        if (isAway) throw new HttpRequestError({ url, details: 'the node is away' })
        return reader.request(asked as never)
      },
    },
    { retryCount: 0 },
  ),
})
const guard = await createGuard({
  client,
  deployment,
  brandId,
  store: sqliteStore(path),
  appUrl: 'http://localhost:4100',
  policy: { pollInterval: 3_600_000 },
})
say('open', statements)
isAway = false

const session = { customerId: 'late', sessionId: 'session of late' }
const handler = guard.handler({ session: async () => session })
const shop = `http://${draft.controller.domain}:4101`

async function post(route: string, body: unknown): Promise<Response> {
  const request = { method: 'POST', headers: { origin: shop }, body: JSON.stringify(body) }
  return handler(new Request(`${shop}/consent/${route}`, request))
}

async function readChain(): Promise<void> {
  while (!(await guard.health()).ready) await guard.sync().catch(() => sleep(10))
}

async function takeRevocations(): Promise<void> {
  for (const secret of secrets) {
    await sleep(20)
    const { accepted } = (await (await post('revocations', { secrets: [secret] })).json()) as {
      accepted: { lock: Hex }[]
    }
    for (const { lock } of accepted) say('lock', lock)
  }
}

await Promise.all([readChain(), takeRevocations()])
say('ready', statements)

for (let visit = 0; visit < 3; visit++) {
  const uses = [{ purpose: 'message.email', category: 'contact.email' }]
  const account = 'l…@example.com'
  const returnUrl = `${shop}/consent/return`
  const { requestId } = await guard.createRequest({ ...session, account, uses, locale: 'en', returnUrl })
  const { timestamp: issuedAt } = await getHead(client)
  const { secrets: _, ...receipt } = issueReceipt({
    deployment,
    draft,
    customer: 'late',
    uses,
    issuedAt,
    expiresAt: issuedAt + 86_400,
    change: { requestId, salt: requestId },
  })
  const answer = await post('receipts', { receipts: [receipt] })
  if (answer.status === 201) say('receipt', hashConsent(deployment, receipt.consent))
  else say('refused', await answer.text())
}
await guard.close()
say('statements', statements)
process.exit()
