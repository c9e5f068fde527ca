import type { Address, Hex } from 'viem'
import { GuardNotReadyError } from '../../sdk/src/brand/index.ts'
import { bytesOf, hexOf } from '../../sdk/src/protocol/eip712.ts'
import type { Notice } from '../../sdk/src/protocol/notice.ts'
import { randomOf } from '../bench/sdk/randomOf.ts'
import type { Block } from './block.ts'
import { createCustomer, type Given, randomHash, signReceipt } from './customers.ts'
import { createExaminer } from './examiner.ts'
import type { GuardLibrary } from './guardLibrary.ts'
import { createGuardLife } from './guardLife.ts'
import { finality, maxStaleness } from './guardUnderTest.ts'
import { createHistoryNodes } from './historyNodes.ts'
import { createMemoryChain } from './memoryChain.ts'
import { MismatchError } from './mismatch.ts'
import { askedUses, brandDomain, brandName, brandOrigin, noticeOfBrand } from './noticeOfBrand.ts'
import { createPlainModel } from './plainModel.ts'
import type { SimulationCrypto } from './simulationCrypto.ts'
import { count, type Tally } from './tally.ts'

const chainId = 31_337
const ledger: Address = `0x${'1e'.repeat(20)}`
const day = 86_400
const blockTime = 12
/** Seconds the clock goes on at most without a look at the chain. */
const longestPause = 15
const customersOfHistory = 100
/** How often each operation comes, compared with the others. */
const weights = {
  grant: 160,
  revoke: 170,
  pass: 320,
  look: 150,
  record: 70,
  reorg: 35,
  nodeFault: 20,
  leap: 5,
  toExpiry: 25,
  junk: 15,
  recordUses: 10,
  publish: 2,
  restart: 2,
}
type OperationName = keyof typeof weights

export type History = ReturnType<typeof createHistory>

/**
 * One brand's life, made up: customers, a chain, nodes, and a real guard that is asked after every step, beside the model.
 *
 * @param input.seed gives the whole history
 * @param input.folder where the guard's files are
 */
export function createHistory({
  seed,
  folder,
  library,
  crypto,
  tally,
}: {
  readonly seed: number
  readonly folder: string
  readonly library: GuardLibrary
  readonly crypto: SimulationCrypto
  readonly tally: Tally
}) {
  const random = randomOf(seed)
  const lockOf = (secret: Hex): Hex => hexOf(crypto.keccak256(bytesOf(secret, 32, 'secret')))
  const pick = <value>(values: readonly value[]): value => values[random(values.length)] as value
  const brandId = randomHash(random)
  const domain = { chainId, ledger }
  const customers = Array.from({ length: customersOfHistory }, (_, index) => createCustomer(`c${index}`, random))
  const givenBy = new Map<string, Given[]>()
  const known = new Set<string>()
  const notices = new Map<string, { readonly notice: Notice; readonly name: string }>()

  let edition = 1
  let name = brandName
  const first = publishable()
  const start = 1_800_000_000 + random(1_000_000)
  const chain = createMemoryChain({ timestamp: start, name, domain: brandDomain, document: first, crypto, lockOf })
  for (let block = 1; block <= finality.finalized; block++) chain.mine(start + block * blockTime)
  let now = chain.head.timestamp + 1
  let nextBlockAt = chain.head.timestamp + blockTime

  const place = { chainId, ledger, brandId }
  const nodes = createHistoryNodes({ chain, random, tally, ...place })

  const model = createPlainModel({ safe: finality.safe, maxStaleness })
  const ids = customers.map(({ id }) => id)
  const examiner = createExaminer({ model, tally, customers: ids, random, ask: (...asked) => life.check(...asked) })
  const life = createGuardLife({
    library,
    folder,
    nodes: nodes.all,
    place,
    crypto,
    model,
    tally,
    random,
    now: () => now,
    wasAt: examiner.wasAt,
    async started() {
      examiner.started()
      // A failure that was to come came while the guard started, or not at all: else nobody could say whether its first look succeeded.
      nodes.calm()
      await look()
    },
  })
  let sinceLook = 0

  function publishable(): Hex {
    const { notice, noticeHash, document } = noticeOfBrand(brandId, { edition, name })
    notices.set(noticeHash, { notice, name })
    return `0x${Buffer.from(document).toString('hex')}`
  }

  /** The guard looks at the chain, as it does by itself in life. */
  async function look(): Promise<void> {
    const isDisturbed = nodes.willFail || !nodes.areHealthy
    let failure: string | null = null
    try {
      await life.guard.sync()
    } catch (error) {
      failure = (error as Error).name
      tally.failedLooks++
    }
    nodes.calm()
    tally.looks++
    sinceLook = 0
    examiner.looked({ at: now, failure, isDisturbed })
  }

  function follow(): void {
    nodes.follow(now)
    examiner.chainMoved({ head: chain.head, at: now, isHealthy: nodes.areHealthy })
  }

  function mine(timestamp: number): void {
    chain.mine(timestamp)
    tally.blocks++
    nextBlockAt = timestamp + blockTime * (random(12) === 0 ? 2 : 1)
  }

  /** Lets time pass. After a leap the guard has looked, as it would have all along. */
  async function pass(seconds: number): Promise<void> {
    const end = now + seconds
    if (seconds > 20 * blockTime) {
      mine(Math.max(nextBlockAt, chain.head.timestamp + 1))
      for (let left = 2 * finality.finalized; left >= 0; left--) {
        const timestamp = end - left * blockTime
        if (timestamp > chain.head.timestamp) mine(timestamp)
      }
    } else while (nextBlockAt <= end) mine(Math.max(nextBlockAt, chain.head.timestamp + 1))
    now = end
    sinceLook += seconds
    const isLeap = seconds > longestPause
    follow()
    if (isLeap) examiner.leapt(now)
    if (sinceLook > longestPause) await look()
  }

  const lifetimes = [
    () => 20 + random(280),
    () => 3_600 + random(7_200),
    () => day + random(day),
    () => 10 * day + random(day),
    () => 30 * day + random(day),
    () => 90 * day + random(day),
    () => 365 * day - 3_600,
  ]

  /** A visit to the consent screen: one to three consents. Returns how many were given. */
  async function grant(): Promise<number> {
    const customer = pick(customers)
    examiner.touched(customer.id)
    const latest = notices.get(chain.head.latestNotice)
    if (latest === undefined) return 1
    const plain = askedUses.filter(({ special }) => !special)
    const parts = Array.from({ length: 1 + random(3) }, () => {
      const special = askedUses.filter((use) => use.special)
      if (random(5) === 0) return [pick(special)]
      const some = plain.filter(() => random(2) === 0)
      return some.length === 0 ? [pick(plain)] : some
    })
    const asked = askedUses.filter((use) => parts.some((part) => part.includes(use)))
    let requestId: Hex
    try {
      const { requestId: made } = await life.guard.createRequest({
        customerId: customer.id,
        sessionId: `session of ${customer.id}`,
        account: customer.account,
        uses: asked,
        locale: 'en',
        returnUrl: `${brandOrigin}/consent/return`,
      })
      requestId = made
    } catch (error) {
      count(tally.refusedGrants, (error as Error).name, parts.length)
      const { name: code, message: detail } = error as Error
      examiner.refused({ customer: customer.id, code, detail, given: [] })
      return parts.length
    }
    const given = parts.map((uses) => {
      const seen = chain.path[Math.max(0, chain.head.number - random(3))] as Block
      const published = chain.noticeOn(chain.path, chain.head.latestNotice)?.block.timestamp ?? 0
      const issuedAt = Math.max(seen.timestamp, published)
      const expiresAt = Math.min(now + pick(lifetimes)(), issuedAt + 365 * day)
      const terms = { notice: latest.notice, noticeHash: chain.head.latestNotice, uses, issuedAt, expiresAt }
      return signReceipt(domain, customer, { ...terms, requestId, random, crypto, lockOf })
    })
    const answer = await life.post(customer.id, 'receipts', { receipts: given.map(({ receipt }) => receipt) })
    const locks = given.flatMap(({ receipt: { consent } }) => [
      consent.brandLock,
      ...consent.uses.map(({ lock }) => lock),
    ])
    if (answer.status !== 201) {
      const { code, detail } = (await answer.json()) as { code: string; detail: string }
      count(tally.refusedGrants, code, given.length)
      examiner.refused({ customer: customer.id, code, detail, given: locks })
      return parts.length
    }
    examiner.confirmed({ customer: customer.id, locks })
    for (const item of given) {
      const { consent } = item.receipt
      const { noticeHash, issuedAt, expiresAt, brandLock, uses } = consent
      model.accept(customer.id, {
        consentHash: item.consentHash,
        noticeHash,
        issuedAt,
        expiresAt,
        brandLock,
        uses,
        root: null,
      })
      for (const lock of locks) known.add(lock)
    }
    givenBy.set(customer.id, [...(givenBy.get(customer.id) ?? []), ...given])
    tally.grants += given.length
    return parts.length
  }

  /** The secrets of the use locks of a customer's consents, of those uses that are asked for. */
  function secretsOfUses(
    given: readonly Given[],
    isMeant: (use: { purpose: string; category: string }) => boolean,
  ): Hex[] {
    return given.flatMap(({ receipt: { consent }, useSecrets }) =>
      useSecrets.filter((_, index) => isMeant(consent.uses[index] as (typeof consent.uses)[number])),
    )
  }

  async function revoke(): Promise<void> {
    const customer = pick(customers)
    examiner.touched(customer.id)
    const open = (givenBy.get(customer.id) ?? []).filter(({ receipt }) => receipt.consent.expiresAt > now)
    if (open.length === 0) return
    const one = pick(open)
    const use = pick(one.receipt.consent.uses)
    const place = one.receipt.consent.uses.indexOf(use)
    const scope = pick(['lock', 'lock', 'lock', 'consent', 'purpose', 'category', 'brand', 'everything'] as const)
    const secrets = {
      lock: () => [one.useSecrets[place] as Hex],
      consent: () => [...one.useSecrets],
      purpose: () => secretsOfUses(open, ({ purpose }) => purpose === use.purpose),
      category: () => secretsOfUses(open, ({ category }) => category === use.category),
      brand: () => [customer.brandSecret],
      everything: () => [
        ...new Set([customer.brandSecret, ...open.map(({ brandSecret }) => brandSecret)]),
        ...secretsOfUses(open, () => true),
      ],
    }
      [scope]()
      .slice(0, 400)
    count(tally.revocations, scope)
    const way = pick(['endpoint', 'chain', 'both', 'both', 'asBrand'] as const)
    count(tally.revokedBy, way)
    if (way === 'asBrand') chain.send({ kind: 'revokeAsBrand', locks: secrets.map(lockOf) })
    if (way === 'chain' || way === 'both') chain.send({ kind: 'revoke', secrets })
    if (way === 'endpoint' || way === 'both') await sendToBrand(secrets)
    // Now and then an app that does not know of it goes on with the old generation.
    if ((scope === 'brand' || scope === 'everything') && random(8) > 0) customer.brandSecret = randomHash(random)
  }

  async function sendToBrand(secrets: readonly Hex[]): Promise<void> {
    const answer = await life.post(null, 'revocations', { secrets })
    if (answer.status !== 200) throw new MismatchError('a revocation', secrets, answer.status, 200)
    const { accepted } = (await answer.json()) as { accepted: { lock: Hex }[] }
    const expected = secrets.map(lockOf).filter((lock) => known.has(lock))
    const got = accepted.map(({ lock }) => lock)
    if (String([...got].sort()) !== String([...expected].sort())) {
      throw new MismatchError('the locks of a revocation the brand knows', secrets, got, expected)
    }
    for (const lock of got) model.see(lock)
  }

  function reorg(): void {
    const depth = Math.min(1 + random(finality.finalized - 1), chain.head.number - 1)
    chain.reorg(depth, depth + random(2), () => random(10) > 0)
    tally.reorgs++
    tally.blocksTakenBack += depth
    nextBlockAt = Math.max(nextBlockAt, chain.head.timestamp + 1)
    now = Math.max(now, chain.head.timestamp)
    follow()
  }

  function nodeFault(): void {
    nodes.trouble(now)
    follow()
  }

  async function toExpiry(): Promise<void> {
    const customer = pick(customers)
    const ends = model
      .consentsOf(customer.id)
      .map(({ expiresAt }) => expiresAt)
      .filter((expiresAt) => expiresAt > now + 2 && expiresAt < now + 15 * day)
    if (ends.length === 0) return
    const end = pick(ends)
    await pass(end - now - random(3))
    examiner.touched(customer.id)
    tally.expiriesPassed++
  }

  async function junk(): Promise<void> {
    const secrets = [randomHash(random), randomHash(random)]
    if (random(2) === 0) chain.send({ kind: 'revoke', secrets })
    else await sendToBrand(secrets)
  }

  /** Whether the brand goes by its own name, and its latest notice too. */
  const isInOrder = () => chain.head.name === brandName && notices.get(chain.head.latestNotice)?.name === brandName

  /** A new edition of the notice; now and then the brand changes its name as well, and back. */
  function publish(): void {
    tally.notices++
    edition++
    name = isInOrder() && random(4) === 0 ? 'Kaufhaus Süd GmbH' : brandName
    if (chain.head.name !== name) chain.send({ kind: 'updateBrand', name, domain: brandDomain })
    chain.send({ kind: 'publishNotice', document: publishable() })
  }

  const operations: Record<OperationName, () => Promise<number | undefined> | Promise<void> | void> = {
    grant,
    revoke,
    pass: () => pass(random(2 * blockTime)),
    look,
    record: life.record,
    reorg,
    nodeFault,
    leap: () => pass(pick([600, 3_600, day, 3 * day, 8 * day]) + random(600)),
    toExpiry,
    junk,
    recordUses: () => void chain.send({ kind: 'recordUses', root: randomHash(random) }),
    publish,
    restart: () => life.restart(pick(['clean', 'withSnapshot', 'afterCrash', 'afterCrash'] as const)),
  }
  const lots = (Object.keys(weights) as OperationName[]).flatMap((key) =>
    Array(weights[key]).fill(key),
  ) as OperationName[]

  return {
    async start(): Promise<void> {
      follow()
      await life.open()
    },

    /** Does one thing, then asks. Returns its name and how many operations it was. */
    async step(): Promise<{ readonly name: OperationName; readonly operations: number }> {
      const chosen = !isInOrder() && random(40) === 0 ? 'publish' : pick(lots)
      const done = await operations[chosen]()
      examiner.questions(now)
      return { name: chosen, operations: typeof done === 'number' ? done : 1 }
    },

    /** The audience is the customers for whom the model allows it. */
    async compareAudience(): Promise<void> {
      const { purpose, category } = pick(askedUses)
      let found: string[] | null
      try {
        found = await life.guard.audience({ purpose, categories: [category] }).ids()
      } catch (error) {
        if (!(error instanceof GuardNotReadyError) && (error as Error).name !== 'GuardNotReadyError') throw error
        found = null
      }
      examiner.audience({ purpose, category, ids: found, at: now })
    },

    /** All is well for a while: in the end every answer must be the one the chain gives. */
    async settle(): Promise<void> {
      nodes.heal(now)
      for (let round = 0; round < 6; round++) await pass(longestPause)
      await look()
      examiner.final(now)
    },

    close: life.close,
  }
}
