import {
  buildNotice,
  type ChainFacts,
  evaluateManyFacts,
  getHead,
  getLatestNotice,
  getLockStates,
  getRecordedAt,
  parseReceipt,
  publishNotice,
  type Receipt,
  readNoticeFact,
  revoke,
  revokeAsBrand,
} from '@consent-ledger/sdk'
import type { Guard, Store } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { CompiledQuery } from 'kysely'
import { type Hex, toBytes } from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { describeStores } from './describeStores.ts'
import { type BrandWorld, emailUse, healthUse, offersUse, post, startBrandWorld } from './startBrandWorld.ts'

const seed = Number(process.env.SEED ?? 20_261_121)
const steps = Number(process.env.STEPS ?? 120)
const customers = ['anna', 'ben', 'cleo', 'dora']
const questions = [emailUse, offersUse, healthUse]

/** Mulberry32: small, and the same on every machine. */
function randomOf(state: number): (below: number) => number {
  let next = state
  return (below) => {
    next = (next + 0x6d2b79f5) | 0
    let value = Math.imul(next ^ (next >>> 15), 1 | next)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) % below
  }
}

/**
 * Grants, revocations by every channel, recordings, reorgs, notices and restarts in random order. After each step the guard is compared with a
 * plain model that reads the chain anew and evaluates the receipts with the pure Facts function.
 */
describeStores(`Guard: random operations (SEED=${seed} STEPS=${steps})`, (kind) => {
  let world: BrandWorld
  let guard: Guard
  /** Follows the same store, where several may. */
  let other: Guard | null = null
  const random = randomOf(seed)
  const pick = <value>(values: readonly value[]): value => values[random(values.length)] as value

  // The model.
  const given: { customer: string; receipt: Receipt; consentHash: Hex; brand: Hex; uses: readonly Hex[] }[] = []
  /** Locks seen spent by the guard, on chain or by secret: they stay spent. */
  const seenSpent = new Set<Hex>()
  const generation = new Map<string, number>()
  const drafts = new Map<Hex, Uint8Array>()
  let edition = 1
  let base = 0
  let store: Store
  let draft: BrandWorld['draft']

  const policy = { pollInterval: 3_600_000 }

  before(async () => {
    world = await startBrandWorld({ store: kind, finality: { safe: 1, finalized: 64 } })
    draft = world.draft
    note(draft)
    base = Number((await getHead(world.client)).number)
    await start()
  })
  after(() => world.stop())

  async function start(): Promise<void> {
    store = world.storeOf('random')
    guard = await world.guardOf('random', { policy, store })
    other = store.isShared ? await world.guardOf('random', { policy }) : null
  }

  function note(published: BrandWorld['draft']): Uint8Array {
    const { document, noticeHash } = buildNotice(published)
    drafts.set(noticeHash, document)
    return document
  }

  async function publish(change: Partial<BrandWorld['draft']['controller']>): Promise<void> {
    draft = { ...draft, edition: ++edition, controller: { ...draft.controller, ...change } }
    const { ledger } = world.deployment
    await world.included(publishNotice(world.owner, { ledger, brandId: world.brandId, document: note(draft) }))
  }

  /** How far the chain may go back: never below the deployment. */
  async function depthOf(wanted: number): Promise<number> {
    return Math.min(wanted, Number((await getHead(world.client)).number) - base)
  }

  const operations: Record<string, () => Promise<void>> = {
    grant: async () => {
      const customer = pick(customers)
      const uses = pick([[emailUse], [offersUse], [emailUse, offersUse], [healthUse]])
      // A reorg may have taken the latest notice back.
      const { ledger } = world.deployment
      const latest = await getLatestNotice(world.client, { ledger, brandId: world.brandId })
      if (latest?.notice?.controller.name !== world.draft.controller.name) return
      await guard.sync()
      const issued = await world.grant(guard, {
        customer,
        uses,
        notice: latest.notice,
        generation: generation.get(customer) ?? 0,
      })
      given.push({ customer, ...issued, brand: issued.secrets.brand, uses: issued.secrets.uses })
    },
    record: async () => void (await guard.record()),
    mine: () => world.mine(1 + random(3)),
    revokeUseAtBrand: async () => {
      if (given.length === 0) return
      const { uses, receipt } = pick(given)
      const place = random(uses.length)
      await post(guard, '/consent/revocations', { secrets: [uses[place]] }, null, {})
      seenSpent.add(receipt.consent.uses[place]?.lock as Hex)
    },
    revokeAllAtBrand: async () => {
      const customer = pick(customers)
      const own = given.filter((item) => item.customer === customer)
      if (own.length === 0 || random(3) > 0) return
      await post(guard, '/consent/revocations', { secrets: own.map(({ brand }) => brand) }, null, {})
      for (const { receipt } of own) seenSpent.add(receipt.consent.brandLock)
      generation.set(customer, (generation.get(customer) ?? 0) + 1)
    },
    revokeOnChain: async () => {
      if (given.length === 0) return
      const { brand, uses, customer } = pick(given)
      const { ledger } = world.deployment
      const isWhole = random(4) === 0
      const secrets = isWhole ? [brand] : [pick(uses)]
      await world.included(revoke(world.anyone, { ledger, revocations: [{ brandId: world.brandId, secrets }] }))
      if (isWhole) generation.set(customer, (generation.get(customer) ?? 0) + 1)
    },
    revokeAsBrand: async () => {
      if (given.length === 0 || random(3) > 0) return
      const { receipt } = pick(given)
      const locks = [pick(receipt.consent.uses).lock]
      const { ledger } = world.deployment
      await world.included(revokeAsBrand(world.operator, { ledger, brandId: world.brandId, locks }))
    },
    reorg: async () => {
      const depth = await depthOf(1 + random(6))
      if (random(2) === 0 && depth > 0) await world.anvil.rpc('anvil_reorg', [depth, []])
    },
    goBack: async () => {
      const depth = await depthOf(1 + random(6))
      if (random(2) === 0 && depth > 0) await world.anvil.rpc('anvil_rollback', [depth])
    },
    newEdition: async () => {
      if (random(3) === 0) await publish({})
    },
    otherController: async () => {
      const isOther = draft.controller.name !== world.draft.controller.name
      if (!isOther && random(4) > 0) return
      await publish({ name: isOther ? world.draft.controller.name : 'Kaufhaus Süd GmbH' })
    },
    restart: async () => {
      await other?.close()
      await guard.close()
      await start()
    },
  }

  /** What the chain holds now, read without the guard. */
  async function readChain(
    receipts: readonly Receipt[],
  ): Promise<{ newest: ChainFacts; safe: ChainFacts; at: number; blockHash: Hex }> {
    const { ledger } = world.deployment
    const { brandId, client } = world
    const head = await getHead(client)
    const pinned = { ledger, brandId, blockHash: head.hash }
    const locks = receipts.flatMap(({ consent }) => [consent.brandLock, ...consent.uses.map(({ lock }) => lock)])
    const roots = receipts.flatMap(({ recording }) => (recording ? [recording.root] : []))
    const [states, newest, safe, logs] = await Promise.all([
      getLockStates(client, { ...pinned, locks }),
      getRecordedAt(client, { ...pinned, roots }),
      getRecordedAt(client, { ledger, brandId, blockNumber: head.number - 1n, roots }),
      client.getContractEvents({
        address: ledger,
        abi: consentLedgerAbi,
        eventName: 'NoticePublished',
        args: { brandId },
        fromBlock: 0n,
        toBlock: head.number,
      }),
    ])
    const notices = await Promise.all(
      logs.map(async ({ args, blockNumber }) =>
        readNoticeFact({
          hash: args.noticeHash as Hex,
          number: args.number as number,
          publishedAt: (await getHead(client, { blockNumber })).timestamp,
          document: toBytes(args.document as Hex),
        }),
      ),
    )
    for (const [index, lock] of locks.entries()) if (states[index]?.revokedAt !== 0) seenSpent.add(lock)
    const factsOf = (times: readonly number[]): ChainFacts => ({
      notices,
      recordedAt: (root) => times[roots.indexOf(root)] ?? 0,
      lockState: (lock) => ({ revokedAt: seenSpent.has(lock) ? 1 : 0, byBrand: false }),
    })
    const at = Math.max(head.timestamp, Math.floor(Date.now() / 1_000))
    return { at, newest: factsOf(newest), safe: factsOf(safe), blockHash: head.hash }
  }

  /** Receipts by hash and root: no signature is recovered twice. */
  const parsed = new Map<string, Receipt>()

  /** The receipts with the proofs the store has for them. */
  async function readProven(): Promise<Map<Hex, Receipt>> {
    const rows = await store.db
      .selectFrom('receipts')
      .leftJoin('batches', 'batches.id', 'receipts.batch')
      .select(['consent_hash', 'document', 'proof', 'root'])
      .execute()
    return new Map(
      rows.map(({ consent_hash, document, proof, root }) => {
        const key = `${consent_hash} ${root}`
        const recording = root === null ? null : { root, proof: JSON.parse(proof as string) }
        const receipt = parsed.get(key) ?? parseReceipt(JSON.stringify({ ...JSON.parse(document), recording }))
        parsed.set(key, receipt)
        return [consent_hash as Hex, receipt]
      }),
    )
  }

  /** The query has the answer of memory. */
  async function compareAudience(place: string): Promise<void> {
    if (!(await guard.health()).ready) return
    const [email, offers] = [emailUse, offersUse]
    for (const use of [...questions, { purpose: 'research.market', category: email.category }]) {
      const ask = { purpose: use.purpose, categories: [use.category] }
      const { sql: text, parameters } = guard.audienceSql(ask)
      const { rows } = await store.db.executeQuery<{ customer_id: string }>(CompiledQuery.raw(text, [...parameters]))
      expect(rows.map((row) => row.customer_id).sort(), place).to.deep.equal((await guard.audience(ask).ids()).sort())
    }
    const shifted = guard.audienceSql({ purpose: offers.purpose, categories: [offers.category], firstParameter: 4 })
    if (store.isShared) expect(shifted.sql).to.include('$4').and.not.include('$3 ')
  }

  it('never allow what the model denies, nor deny what it allows', async () => {
    // The second walk is shorter: what depends on the store comes early.
    const walk = kind.name === 'SQLite' ? steps : Math.ceil(steps / 2)
    const names = [...Object.keys(operations), ...Array(4).fill(['grant', 'record', 'mine']).flat()] as string[]
    const history: string[] = []
    let allowed = 0
    let denied = 0
    for (let step = 0; step < walk; step++) {
      const name = pick(names)
      history.push(name)
      await operations[name]?.()
      if (random(3) === 0) continue
      try {
        await guard.sync()
      } catch {
        // Denied as diverged until the next look; compared all the same.
      }
      await other?.sync()
      const proven = await readProven()
      const { newest, safe, at, blockHash } = await readChain([...proven.values()])
      await compareAudience(`step ${step}: ${history.join(' ')}`)
      for (const customer of customers) {
        const receipts = given
          .filter((item) => item.customer === customer)
          .map(({ consentHash }) => proven.get(consentHash) as Receipt)
        for (const { purpose, category } of questions) {
          const decision = guard.check(customer, { purpose, categories: [category] })
          if (other !== null) {
            const followed = other.check(customer, { purpose, categories: [category] })
            const place = `a follower at step ${step} ${customer} ${purpose}: ${history.join(' ')}`
            expect(followed, place).to.deep.include({ allowed: decision.allowed, reason: decision.reason })
            expect([followed.asOf.blockHash, followed.consentHash], place).to.deep.equal([
              decision.asOf.blockHash,
              decision.consentHash,
            ])
          }
          const expected = { ...world.deployment, brandId: world.brandId }
          const ask = { purpose, category, at }
          const facts = evaluateManyFacts({ receipts, expected, ask, chain: newest })
          const isFinal = evaluateManyFacts({ receipts, expected, ask, chain: safe }).allowed
          const reason = isFinal ? null : facts.allowed ? 'not-final' : facts.reason
          if (decision.reason === 'diverged' || decision.reason === 'stale') continue
          // A revocation the guard sent meanwhile made a block: the model looked at a newer one.
          if (decision.asOf.blockHash !== blockHash) continue
          const place = `step ${step} ${customer} ${purpose}: ${history.join(' ')}`
          expect([decision.allowed, decision.reason], place).to.deep.equal([isFinal, reason])
          if (decision.allowed) allowed++
          else denied++
        }
      }
    }
    expect(allowed, 'the walk reaches allowed states').to.be.greaterThan(50)
    expect(denied, 'the walk reaches denied states').to.be.greaterThan(50)
  }).timeout(120_000)
})
