/**
 * A guard in a process of its own, to be killed: started by `forkGuard`, it takes its options from the first argument and answers calls over
 * IPC.
 */
import { ConsentDeniedError, createGuard, type GuardPolicy } from '@consent-ledger/sdk/brand'
import { createWalletClient, http } from 'viem'
import { accounts, readerOf } from '../../helpers/seedHistory.ts'
import { openStore } from './describeStores.ts'
import type { GuardCall, GuardProcessOptions } from './forkGuard.ts'

const { url, deployment, brandId, store, policy } = JSON.parse(process.argv[2] ?? '{}') as GuardProcessOptions
const fast: GuardPolicy = { pollInterval: 50, recordUsesInterval: 0, ...policy }

const guard = await createGuard({
  client: readerOf({ url }),
  deployment,
  brandId,
  store: openStore(store),
  operator: createWalletClient({ account: accounts.operator, transport: http(url, { retryCount: 0 }) }),
  appUrl: 'http://localhost:4100',
  policy: fast,
})

async function answer(call: GuardCall): Promise<unknown> {
  switch (call.name) {
    case 'request':
      return guard.createRequest(call.input)
    case 'check':
      return guard.check(call.customer, call.ask)
    case 'health':
      return guard.health()
    case 'use':
      return guard
        .use(call.customer, call.input, () => 'done')
        .catch((error) => (error instanceof ConsentDeniedError ? error.decision.reason : error.name))
    case 'fetch': {
      const { method, headers, body } = call
      const handler = guard.handler({ session: async () => call.session })
      const response = await handler(new Request(call.url, { method, headers, body }))
      return { status: response.status, body: await response.json() }
    }
  }
}

process.on('message', async ({ id, call }: { id: number; call: GuardCall }) => {
  process.send?.({ id, result: await answer(call) })
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: true })
