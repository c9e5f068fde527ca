/**
 * A guard in a process of its own, to be killed: started with `fork`, it takes its options from the first argument and answers requests to its
 * endpoint over IPC.
 */
import { createGuard, type Session, sqliteStore } from '@consent-ledger/sdk/brand'
import { createWalletClient, http } from 'viem'
import { accounts, readerOf } from '../../helpers/seedHistory.ts'

type Message = {
  id: number
  url: string
  method: string
  headers: Record<string, string>
  body?: string
  session: Session | null
}

const { url, deployment, brandId, path, recordInterval } = JSON.parse(process.argv[2] ?? '{}')

const guard = await createGuard({
  client: readerOf({ url }),
  deployment,
  brandId,
  store: sqliteStore(path),
  operator: createWalletClient({ account: accounts.operator, transport: http(url, { retryCount: 0 }) }),
  appUrl: 'http://localhost:4100',
  policy: { pollInterval: 50, recordInterval, recordUsesInterval: 0 },
})

process.on('message', async ({ id, session, url: address, method, headers, body }: Message) => {
  if (address.startsWith('request:')) {
    process.send?.({ id, result: await guard.createRequest(JSON.parse(body as string)) })
    return
  }
  const handler = guard.handler({ session: async () => session })
  const response = await handler(new Request(address, { method, headers, ...(body !== undefined && { body }) }))
  process.send?.({ id, result: { status: response.status, body: await response.json() } })
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })
