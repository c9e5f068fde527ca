import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Deployment } from '@consent-ledger/sdk'
import type {
  Ask,
  CreateRequestInput,
  Decision,
  GuardPolicy,
  Health,
  Session,
  UseInput,
} from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { Hex } from 'viem'
import type { StoreAddress } from './describeStores.ts'
import { accountOf, type BrandWorld, emailUse, offersUse, sessionOf, shopOrigin } from './startBrandWorld.ts'

export type GuardProcessOptions = {
  readonly url: string
  readonly deployment: Deployment
  readonly brandId: Hex
  readonly store: StoreAddress
  readonly policy: GuardPolicy
}

/** What a guard in another process can be asked. */
export type GuardCall =
  | { readonly name: 'request'; readonly input: CreateRequestInput }
  | { readonly name: 'check'; readonly customer: string; readonly ask: Ask }
  | { readonly name: 'use'; readonly customer: string; readonly input: UseInput }
  | { readonly name: 'health' }
  | {
      readonly name: 'fetch'
      readonly url: string
      readonly method: string
      readonly headers: Record<string, string>
      readonly body: string
      readonly session: Session | null
    }

type Receipts = { readonly status: number; readonly body: { readonly receipts: { readonly consentHash: Hex }[] } }

export type GuardProcess = Awaited<ReturnType<typeof forkGuard>>

/** Starts a guard of the world's brand in a process of its own. Whatever it is asked, it answers null if it died before it could. */
export async function forkGuard(world: BrandWorld, storeName: string, policy: GuardPolicy) {
  const options: GuardProcessOptions = {
    url: world.anvil.url,
    deployment: world.deployment,
    brandId: world.brandId,
    store: world.addressOf(storeName),
    policy,
  }
  const child: ChildProcess = fork(join(import.meta.dirname, 'guardProcess.ts'), [JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
  })
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit')])
  expect(message).to.deep.equal({ ready: true })
  let asked = 0

  function call<result>(asking: GuardCall): Promise<result | null> {
    const id = ++asked
    return new Promise((resolve) => {
      const onMessage = (answer: { id: number; result: result }) => {
        if (answer.id === id) settle(answer.result)
      }
      const onExit = () => settle(null)
      function settle(value: result | null) {
        child.off('message', onMessage)
        child.off('exit', onExit)
        resolve(value)
      }
      child.on('message', onMessage)
      child.on('exit', onExit)
      if (child.connected) child.send({ id, call: asking }, () => undefined)
      else settle(null)
    })
  }
  child.setMaxListeners(0)

  function post(path: string, body: unknown, session: Session | null) {
    const headers = { origin: shopOrigin }
    const url = `${shopOrigin}${path}`
    return call<Receipts>({ name: 'fetch', url, method: 'POST', headers, body: JSON.stringify(body), session })
  }

  return {
    check: (customer: string, ask: Ask) => call<Decision>({ name: 'check', customer, ask }),
    /** `done`, the reason it was denied for, or the name of an error. */
    use: (customer: string, input: UseInput) => call<string>({ name: 'use', customer, input }),
    health: () => call<Health>({ name: 'health' }),
    post,

    get isAlive(): boolean {
      return child.exitCode === null && child.signalCode === null
    },

    /** A whole visit at the guard's shop: the consent, if it was confirmed. */
    async visit(customer: string) {
      const session = sessionOf(customer)
      const request = await call<{ requestId: Hex }>({
        name: 'request',
        input: {
          ...session,
          account: accountOf(customer),
          uses: [emailUse, offersUse],
          locale: 'en',
          returnUrl: `${shopOrigin}/consent/return`,
        },
      })
      if (request === null) return null
      const given = await world.issue({ customer, requestId: request.requestId })
      const answer = await post('/consent/receipts', { receipts: [given.receipt] }, session)
      if (answer === null) return null
      expect(answer.status, JSON.stringify(answer.body)).to.equal(201)
      return given
    },

    async kill(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}
