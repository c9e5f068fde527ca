import {
  buildOpening,
  deriveBrandKey,
  getBrand,
  parseNotice,
  type ReadClient,
  type Receipt,
  revokeCall,
  TransactionRejectedError,
} from '@consent-ledger/sdk'
import { type Address, BaseError, bytesToHex, type Hash, type Hex, UserRejectedRequestError } from 'viem'
import { getTransaction } from 'viem/actions'
import { BrandMismatchError } from '../../config/brandMismatchError.ts'
import { BrandRefusedError } from '../../config/brandRefusedError.ts'
import type { Env } from '../../config/env.ts'
import { findBrandEndpoint } from '../../config/findBrandEndpoint.ts'
import type { RevocationTarget, Revoker } from '../../config/revocations.ts'
import type { Head } from '../../config/useHead.ts'
import type { Vault } from '../../config/vault.ts'
import type { Revocation, VaultDocument } from '../../config/vaultDocument.ts'
import { askEndpoint } from './askEndpoint.ts'
import { askRelay, readRelay } from './askRelay.ts'
import { followTransaction } from './followTransaction.ts'
import { newRevocation } from './newRevocation.ts'
import { nextAttempt, relayDelay } from './nextAttempt.ts'
import { planRevocation } from './planRevocation.ts'
import { readFinalizedAt, readLocks } from './readLocks.ts'
import { readSpent } from './readSpent.ts'
import { receiptsOnLedger } from './receiptsOnLedger.ts'
import { type RevocationEvent, reduceRevocation } from './reduceRevocation.ts'
import { RelayRefusedError } from './relayRefusedError.ts'

/** Milliseconds a revocation waits for the chain before it goes on without: stopping must work when the node does not. */
const chainPatience = 4_000

/** Milliseconds a page that is left at once waits for the first answer. */
const takenPatience = 3_000

/** Milliseconds a brand's domain may take to be read before the last one known is used. */
const brandPatience = 1_500

/** Secrets in one request to the relay at most. */
const mostSecrets = 200

/** Seconds a relay that refuses for the rest of the day is left alone at most. */
const longestRetry = 3_600

/** Seconds between two looks at a relay that does not answer, or at a revocation the chain shows already. */
const calmPoll = 15

/** Seconds an endpoint once checked is used without checking it again. */
const endpointLifetime = 60

export type RevocationDriverOptions = {
  readonly env: Pick<Env, 'chainId' | 'ledger' | 'relayUrl' | 'localOrigins' | 'finality'>
  readonly client: ReadClient
  /** The customer's seed: stays in this tab. */
  readonly seed: Hex
  readonly vault: () => Vault
  /** Sends a call with the connected wallet. */
  readonly sendTransaction: (call: { readonly to: Address; readonly data: Hex }) => Promise<{
    readonly transactionHash: Hash
    readonly sender: Address
  }>
  /** Unix seconds. */
  readonly now: () => number
}

/** Carries revocations to the chain, whatever is closed, refused or silent on the way. */
export type RevocationDriver = Revoker & {
  /** Looks after every revocation that is not final: asks again, reads the chain, follows transactions.
   * Without a newest block, only what needs no chain. */
  readonly tick: (head: Head | null) => Promise<void>
}

/**
 * Makes the driver of one unlocked customer. Everything it knows is in the document, so that a reload, another tab or
 * another device goes on where it stopped.
 */
export function createRevocationDriver(options: RevocationDriverOptions): RevocationDriver {
  const { env, client, seed, vault, sendTransaction, now } = options
  const endpoints = new Map<Hex, { readonly url: string; readonly foundAt: number }>()
  /** Domains of brands on this ledger, as last read: what is sent must not wait for a node that stands still. */
  const domains = new Map<Hex, string>()
  const missingSince = new Map<Hash, bigint>()
  const polledUntil = new Map<Hex, number>()
  const underWay = new Set<string>()
  /** How many questions of this page the wallet has open, by revocation. */
  const asking = new Map<Hex, number>()
  let slowestClock = Number.MAX_SAFE_INTEGER

  /* DOCUMENT */

  const find = (id: Hex) => vault().document.activity.find((one) => one.id === id)

  const dispatch = async (id: Hex, ...events: readonly RevocationEvent[]): Promise<void> => {
    const known = find(id)
    if (known === undefined || events.reduce(reduceRevocation, known) === known) return
    await durable(
      vault().update((document) => ({
        ...document,
        activity: document.activity.map((one) => (one.id === id ? events.reduce(reduceRevocation, one) : one)),
      })),
    )
  }

  const releasedSecrets = (
    brandId: Hex,
    locks: readonly Hex[],
  ): readonly { readonly lock: Hex; readonly secret: Hex }[] => {
    const released = vault().document.brands[brandId]?.released ?? []
    return released.filter((one) => locks.includes(one.lock))
  }

  /* CHANNELS */

  const endpointOf = async (brandId: Hex): Promise<string> => {
    const known = endpoints.get(brandId)
    if (known !== undefined && now() - known.foundAt < endpointLifetime) return known.url

    const brand = await within(brandPatience, getBrand(client, { ledger: env.ledger, brandId }))
    const domain = brand?.domain ?? domains.get(brandId) ?? storedDomain(vault().document, brandId)
    if (domain === null) throw new BrandMismatchError({ domain: brandId })
    domains.set(brandId, domain)
    const url = await findBrandEndpoint({ env, brand: { brandId, domain } })
    endpoints.set(brandId, { url, foundAt: now() })
    return url
  }

  /** Asks the brand. Whatever it does not take, the relay is to send at once. */
  const viaEndpoint = (id: Hex, locks: readonly Hex[]) =>
    once(`${id}:endpoint`, async () => {
      const revocation = find(id)
      if (revocation === undefined || locks.length === 0) return
      await dispatch(id, { type: 'endpoint-asked', at: now() })

      let accepted: readonly Hex[] = []
      try {
        const secrets = releasedSecrets(revocation.brandId, locks).map((one) => one.secret)
        const endpoint = await endpointOf(revocation.brandId)
        accepted = await askEndpoint({ endpoint, secrets })
        await dispatch(id, { type: 'endpoint-answered', at: now(), acceptedLocks: accepted })
      } catch (error) {
        endpoints.delete(revocation.brandId)
        const isRefusal = error instanceof BrandRefusedError || error instanceof BrandMismatchError
        await dispatch(id, { type: isRefusal ? 'endpoint-refused' : 'endpoint-silent', at: now() })
      }

      const left = locks.filter((lock) => !accepted.includes(lock))
      await viaRelay(
        id,
        'now',
        left.map((lock) => ({ lock, after: 0 })),
      )
    })

  const viaRelay = (id: Hex, lane: string, wanted: readonly { readonly lock: Hex; readonly after: number }[]) =>
    once(`${id}:relay:${lane}`, async () => {
      const revocation = find(id)
      if (revocation === undefined || wanted.length === 0) return
      await dispatch(id, { type: 'relay-asked', at: now() })

      const needed = new Set(revocation.locks.filter((lock) => lock.isNeeded).map((lock) => lock.lock))
      const receipts = receiptsOnLedger(vault().document, { ...env, brandId: revocation.brandId })
      const secrets = releasedSecrets(
        revocation.brandId,
        wanted.map((one) => one.lock),
      ).map(({ lock, secret }) => ({
        lock,
        secret,
        opening: openingOf(receipts, lock),
        after: wanted.find((one) => one.lock === lock)?.after ?? 0,
      }))

      // A refusal is for a whole request: what has an opening, or is needed, must not fall with what has none, or is spare.
      const groups = Map.groupBy(secrets, (one) => `${one.opening !== null}:${needed.has(one.lock)}:${one.after}`)
      for (const group of groups.values()) {
        for (let start = 0; start < group.length; start += mostSecrets) {
          const part = group.slice(start, start + mostSecrets)
          await askRelayFor(id, revocation.brandId, part)
        }
      }
    })

  const askRelayFor = async (
    id: Hex,
    brandId: Hex,
    secrets: readonly { lock: Hex; secret: Hex; opening: ReturnType<typeof openingOf>; after: number }[],
  ) => {
    try {
      const requestId = await askRelay({
        relayUrl: env.relayUrl,
        brandId,
        secrets: secrets.map(({ secret, opening }) => ({ secret, opening })),
        after: secrets[0]?.after ?? 0,
      })
      await dispatch(id, { type: 'relay-answered', at: now(), requestId, locks: secrets.map((one) => one.lock) })
    } catch (error) {
      if (error instanceof RelayRefusedError) {
        const retryAt = now() + Math.min(error.retryAfter, longestRetry)
        await dispatch(id, { type: 'relay-refused', at: now(), retryAt })
      } else await dispatch(id, { type: 'relay-silent', at: now(), retryAt: 0 })
    }
  }

  const pollRelay = async (revocation: Revocation) => {
    const { requestIds } = revocation.relay
    if (requestIds.length === 0 || revocation.relay.progress === 'final') return
    if (now() < (polledUntil.get(revocation.id) ?? 0)) return

    // Once the chain shows it, only the transaction's hash is still of interest, and that can wait.
    polledUntil.set(revocation.id, now() + (revocation.state === 'confirmed' ? calmPoll : 1))
    try {
      const answers = await Promise.all(
        requestIds.map(async (requestId) => ({
          requestId,
          answer: await readRelay({ relayUrl: env.relayUrl, requestId }),
        })),
      )
      const forgotten = answers.filter(({ answer }) => answer === null)
      const known = answers.flatMap(({ answer }) => answer ?? [])
      const events: RevocationEvent[] = forgotten.map(({ requestId }) => ({
        type: 'relay-forgot',
        at: now(),
        requestId,
      }))
      const least = order.find((progress) => known.some((one) => one.progress === progress))
      if (least !== undefined) {
        const transactionHash = known.find((one) => one.transactionHash !== null)?.transactionHash ?? null
        events.push({ type: 'relay-moved', at: now(), progress: least, transactionHash })
      }
      await dispatch(revocation.id, ...events)
    } catch {
      // The relay does not answer. What it took is on its disk; it is asked again later.
      polledUntil.set(revocation.id, now() + calmPoll)
    }
  }

  /* WALLET */

  const followWallet = async (revocation: Revocation, head: Head) => {
    const { transactionHash, sender, nonce, state } = revocation.wallet
    if (state !== 'sent' || transactionHash === null || sender === null) return
    const secrets = releasedSecrets(
      revocation.brandId,
      revocation.locks.map((one) => one.lock),
    )

    const sight = await followTransaction(client, {
      transactionHash,
      sender,
      nonce,
      ledger: env.ledger,
      head: head.number,
      missingSince: missingSince.get(transactionHash) ?? null,
      isSameCall: (data) => secrets.some((one) => data.toLowerCase().includes(one.secret.slice(2))),
    })

    if (sight.kind !== 'missing') missingSince.delete(transactionHash)
    const at = now()
    switch (sight.kind) {
      case 'missing':
        if (!missingSince.has(transactionHash)) missingSince.set(transactionHash, head.number)
        return
      case 'waiting':
        return sight.nonce === null
          ? undefined
          : dispatch(revocation.id, { type: 'wallet-seen', at, nonce: sight.nonce })
      case 'repriced':
        return dispatch(revocation.id, { type: 'wallet-repriced', at, transactionHash: sight.transactionHash })
      default:
        return dispatch(revocation.id, { type: `wallet-${sight.kind}`, at })
    }
  }

  const sendYourself = async (id: Hex) => {
    const revocation = find(id)
    if (revocation === undefined) return
    const open = revocation.locks.filter((lock) => lock.revokedAt === null).map((lock) => lock.lock)
    const secrets = releasedSecrets(revocation.brandId, open).map((one) => one.secret)
    if (secrets.length === 0) return

    asking.set(id, (asking.get(id) ?? 0) + 1)
    const answered = () => asking.set(id, (asking.get(id) ?? 1) - 1)
    await dispatch(id, { type: 'wallet-asked', at: now() })
    try {
      const call = revokeCall({ ledger: env.ledger, revocations: [{ brandId: revocation.brandId, secrets }] })
      const { transactionHash, sender } = await sendTransaction(call).finally(answered)
      await dispatch(id, { type: 'wallet-sent', at: now(), transactionHash, sender })
      const transaction = await getTransaction(client, { hash: transactionHash }).catch(() => null)
      if (transaction !== null) await dispatch(id, { type: 'wallet-seen', at: now(), nonce: transaction.nonce })
    } catch (error) {
      // Nothing was sent: the wallet declined, or could not. Why is shown where the button is.
      if (!isAsking(id)) await dispatch(id, { type: 'wallet-rejected', at: now() })
      if (!isRejection(error)) throw error
    }
  }

  const isAsking = (id: Hex): boolean => (asking.get(id) ?? 0) > 0

  /* REVOKING */

  const revoke = async (target: RevocationTarget): Promise<Revocation | null> => {
    const brandId = target.brandId.toLowerCase() as Hex
    const { scope } = target
    const brandKey = deriveBrandKey({ seed, chainId: env.chainId, ledger: env.ledger, brandId })
    const receipts = receiptsOnLedger(vault().document, { ...env, brandId })
    const chain = await within(
      chainPatience,
      readSpent(client, { ledger: env.ledger, brandId, brandKey, scope, receipts }),
    )
    const planned = planRevocation({ brandKey, receipts, scope, now: Math.min(now(), slowestClock), chain })
    if (planned.length === 0) return null

    const locks = planned.map((one) => one.lock)
    const running = vault().document.activity.find(
      (one) =>
        one.brandId === brandId &&
        one.state !== 'final' &&
        locks.every((lock) => one.locks.some((other) => other.lock === lock)),
    )
    if (running !== undefined) {
      void tryAgain(running.id)
      return running
    }

    const revocation = reduceRevocation(
      newRevocation({
        id: bytesToHex(crypto.getRandomValues(new Uint8Array(16))),
        groupId: target.groupId ?? null,
        brandId,
        brandName: target.brandName,
        scope,
        planned,
        createdAt: now(),
      }),
      { type: 'stored', at: now() },
    )
    const released = planned.map(({ lock, secret, generation }) => ({ lock, secret, generation, releasedAt: now() }))
    await durable(vault().release({ brandId, released, activity: [revocation] }))
    const endpoint = viaEndpoint(revocation.id, locks)
    const relay = viaRelay(
      revocation.id,
      'later',
      locks.map((lock) => ({ lock, after: relayDelay })),
    )
    if (target.untilTaken) await within(takenPatience, Promise.race([endpoint, relay]))
    return revocation
  }

  const tryAgain = async (id: Hex) => {
    const revocation = find(id)
    if (revocation === undefined) return
    const open = revocation.locks.filter((lock) => lock.revokedAt === null).map((lock) => lock.lock)
    await viaEndpoint(id, open)
  }

  /** Secrets that were let go without a press of their own, for example in an older version: they are sent all the same. */
  const adoptReleased = async (head: Head) => {
    const { document } = vault()
    for (const [key, records] of Object.entries(document.brands)) {
      const brandId = key as Hex
      const looked = new Set(
        document.activity.flatMap((one) => (one.brandId === brandId ? one.locks.map((lock) => lock.lock) : [])),
      )
      const orphans = records.released.filter((one) => !looked.has(one.lock))
      if (orphans.length === 0) continue

      const brand = await getBrand(client, { ledger: env.ledger, brandId })
      if (brand === null) continue
      const readings = await readLocks(client, {
        ledger: env.ledger,
        brandId,
        locks: orphans.map((one) => one.lock),
        finalizedAt: 0,
      })
      const unspent = orphans.filter((_, index) => readings[index]?.revokedAt === null)
      if (unspent.length === 0) continue

      const planned = unspent.map((one) => ({ ...one, receipt: null, use: null, isNeeded: true }))
      const id = bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
      const started = newRevocation({
        id,
        groupId: null,
        brandId,
        brandName: brand.name,
        scope: { kind: 'rest' },
        planned,
        createdAt: now(),
      })
      await durable(
        vault().release({
          brandId,
          released: [],
          activity: [reduceRevocation(started, { type: 'stored', at: head.timestamp })],
        }),
      )
    }
  }

  const readChain = async (open: readonly Revocation[], head: Head) => {
    if (open.length === 0) return
    const isSpentSomewhere = open.some((one) => one.locks.some((lock) => lock.revokedAt !== null))
    const finalizedAt = isSpentSomewhere
      ? await readFinalizedAt(client, { finality: env.finality, head: head.number })
      : 0

    for (const [brandId, group] of Map.groupBy(open, (one) => one.brandId)) {
      const locks = [...new Set(group.flatMap((one) => one.locks.map((lock) => lock.lock)))]
      const readings = await readLocks(client, { ledger: env.ledger, brandId, locks, finalizedAt })
      for (const one of group) await dispatch(one.id, { type: 'locks-read', at: now(), locks: readings })
    }
  }

  const tick = async (head: Head | null) => {
    if (!vault().isOpen) return
    if (head !== null) slowestClock = head.timestamp

    // What is due is sent whether or not the chain can be read.
    for (const revocation of ours()) {
      const { id } = revocation
      const due = nextAttempt(revocation, now())
      if (due.endpoint.length > 0) void viaEndpoint(id, due.endpoint)
      if (due.relay.length > 0) void viaRelay(id, 'again', due.relay)
      void once(`${id}:poll`, () => pollRelay(revocation))
    }
    if (head !== null) await once('chain', () => look(head))
  }

  const look = async (head: Head) => {
    await learnBrands()
    const open = ours()
    await Promise.allSettled([
      adoptReleased(head),
      readChain(open, head),
      ...open.map((revocation) => followWallet(revocation, head)),
    ])
  }

  /** Revocations that are not final, of brands on this ledger: one vault may hold several chains. */
  const ours = (): readonly Revocation[] =>
    vault().document.activity.filter((one) => one.state !== 'final' && isOurs(one.brandId))

  const isOurs = (brandId: Hex): boolean =>
    domains.has(brandId) || receiptsOnLedger(vault().document, { ...env, brandId }).length > 0

  /** Asks the chain about brands that no receipt shows to be on this ledger. */
  const learnBrands = async () => {
    const unknown = new Set(vault().document.activity.flatMap((one) => (domains.has(one.brandId) ? [] : one.brandId)))
    for (const brandId of unknown) {
      const brand = await getBrand(client, { ledger: env.ledger, brandId })
      if (brand !== null) domains.set(brandId, brand.domain)
    }
  }

  const once = async (key: string, task: () => Promise<void>): Promise<void> => {
    if (underWay.has(key)) return
    underWay.add(key)
    try {
      await task()
    } finally {
      underWay.delete(key)
    }
  }

  return { revoke, tryAgain, sendYourself, isAsking, tick }
}

const order = ['queued', 'sent', 'included', 'final'] as const

/** A device that refuses to store must not keep anybody from revoking; the vault shows its own failure. */
async function durable(change: Promise<VaultDocument>): Promise<void> {
  await change.catch(() => undefined)
}

async function within<Result>(milliseconds: number, reading: Promise<Result>): Promise<Result | null> {
  const silence = new Promise<null>((resolve) => setTimeout(() => resolve(null), milliseconds))
  return Promise.race([reading.catch(() => null), silence])
}

/** What shows the relay that a secret belongs to a recorded consent; null when no stored receipt can show it. */
function openingOf(receipts: readonly Receipt[], lock: Hex) {
  for (const receipt of receipts) {
    if (receipt.recording === null) continue
    if (receipt.consent.brandLock.toLowerCase() === lock) return buildOpening(receipt, null)
    const use = receipt.consent.uses.find((one) => one.lock.toLowerCase() === lock)
    if (use !== undefined) return buildOpening(receipt, use)
  }
  return null
}

/** The domain as a stored notice names it, for when the chain cannot be read. */
function storedDomain(document: VaultDocument, brandId: Hex): string | null {
  for (const text of Object.values(document.brands[brandId]?.notices ?? {})) {
    try {
      return parseNotice(text).controller.domain
    } catch {
      // Not a notice we understand; another may be.
    }
  }
  return null
}

function isRejection(error: unknown): boolean {
  if (error instanceof TransactionRejectedError) return true
  return error instanceof BaseError && error.walk((cause) => cause instanceof UserRejectedRequestError) !== null
}
