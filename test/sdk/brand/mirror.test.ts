import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  buildNotice,
  ContractMissingError,
  getHead,
  getLockStates,
  getRevocationDigest,
  getUseDigest,
  lockOf,
  publishNotice,
  revoke,
  revokeAsBrand,
  UnknownBrandError,
  WrongChainError,
} from '@consent-ledger/sdk'
import {
  ChainDivergedError,
  createGuard,
  FinalityUnavailableError,
  type Guard,
  GuardNotReadyError,
  InvalidGuardOptionError,
  ReorgTooDeepError,
  type Store,
  StoreMismatchError,
  StoreUnusableError,
} from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { encodeEventTopics, type Hex } from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { appendBlocks } from '../../helpers/appendBlocks.ts'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { readerOf } from '../../helpers/seedHistory.ts'
import { freePort, startAnvil } from '../../helpers/startAnvil.ts'
import { describeStores } from './describeStores.ts'
import { eventually } from './eventually.ts'
import { type BrandWorld, emailUse, post, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
/** No looks at the chain but those a test asks for. */
const still = { pollInterval: 3_600_000 }

describe('Guard: mirror', () => {
  describeStores('on a chain that changes', (kind) => {
    let world: BrandWorld
    let guard: Guard
    let store: Store

    before(async () => {
      world = await startBrandWorld({ store: kind })
      const options = world.guardOptions('reorg', { policy: still })
      store = options.store
      guard = await world.guardOf('reorg', options)
    })
    after(() => world.stop())

    const snapshot = () => world.anvil.rpc<Hex>('evm_snapshot')
    const goBack = (id: Hex) => world.anvil.rpc('evm_revert', [id])

    it('goes back with a chain whose head went back, denies what is gone, and records it again under the same root', async () => {
      await world.grant(guard, { customer: 'anna' })
      await world.record(guard)
      const before = await snapshot()
      const { consentHash } = await world.grant(guard, { customer: 'ben' })
      await world.record(guard)
      const high = guard.check('ben', email).asOf.blockNumber as bigint
      expect(guard.check('ben', email).allowed).to.equal(true)

      await goBack(before)
      await guard.sync()
      expect(guard.check('ben', email).reason).to.equal('not-recorded')
      expect(guard.check('anna', email).allowed, 'what is still there still counts').to.equal(true)
      expect((guard.check('anna', email).asOf.blockNumber as bigint) < high).to.equal(true)

      const root = await batchRoot()
      await eventually(async () => {
        const { grants } = await guard.record()
        expect(grants.map((grant) => grant.root)).to.deep.equal([root])
      })
      await world.mine(2)
      await guard.sync()
      expect(guard.check('ben', email)).to.deep.include({ allowed: true, consentHash })
    })

    it('puts uses on the chain again that a reorg took back', async () => {
      await world.grant(guard, { customer: 'kim' })
      await world.record(guard)
      await guard.use('kim', { ...email, context: 'mail' }, () => undefined)
      let before: Hex = '0x'
      let sent: Hex | undefined
      // A use waits for a block that is later.
      await eventually(async () => {
        await world.mine()
        await guard.sync()
        before = await snapshot()
        sent = (await guard.record()).uses[0]?.root
        expect(sent).not.to.equal(undefined)
      })
      await world.mine()
      await guard.sync()
      expect((await guard.record()).uses, 'they stand').to.deep.equal([])

      await goBack(before)
      await world.mine()
      await guard.sync()
      await eventually(async () => {
        const { uses } = await guard.record()
        expect(uses.map(({ root }) => root)).to.deep.equal([sent])
      })
      await world.mine(2)
      await guard.sync()
      expect((await guard.record()).uses).to.deep.equal([])
    })

    /** The root of the only batch that is not on the chain. */
    async function batchRoot(): Promise<Hex> {
      const { waiting } = await guard.health()
      expect(waiting.receipts).to.equal(1)
      const rows = await store.db
        .selectFrom('batches')
        .leftJoin('roots', 'roots.root', 'batches.root')
        .select('batches.root')
        .where('roots.root', 'is', null)
        .execute()
      expect(rows).to.have.length(1)
      return rows[0]?.root as Hex
    }

    it('follows a reorg that came between a crash and the next start, when pages the ledger had agreed with were left over', async () => {
      const { ledger } = world.deployment
      const { brandId, client } = world
      const first = await world.guardOf('left over', { policy: still })
      await first.close()
      const before = await snapshot()
      const secret: Hex = `0x${'0d'.repeat(32)}`
      await world.included(revoke(world.anyone, { ledger, revocations: [{ brandId, secrets: [secret] }] }))
      const { number, hash, timestamp } = await getHead(client)
      const left = world.storeOf('left over')
      await left.open()
      const notices = await left.db.selectFrom('notices').select('notice_hash').orderBy('number').execute()
      const name = await left.db.selectFrom('brand_names').select(['name', 'domain']).executeTakeFirstOrThrow()
      const replay = {
        revocations: await getRevocationDigest(client, { ledger, brandId }),
        uses: await getUseDigest(client, { ledger, brandId }),
        notices: notices.length,
        latestNotice: notices.at(-1)?.notice_hash,
        brand: name,
      }
      const place = { blockNumber: Number(number), logIndex: 0, transactionHash: hash, at: timestamp }
      const events = [{ ...place, kind: 'revoked', lock: lockOf(secret), byBrand: false }]
      await left.db
        .insertInto('staged_pages')
        .values({
          to_block: Number(number),
          block_hash: hash,
          block_timestamp: timestamp,
          replay: JSON.stringify(replay),
          events: JSON.stringify(events),
        })
        .execute()
      await left.db
        .insertInto('meta')
        .values({ key: 'settled_to', value: String(number) })
        .execute()
      await left.close()
      await goBack(before)
      await world.mine(2)

      const warnings: string[] = []
      const logger = {
        info: () => undefined,
        warn: (_: object, text: string) => warnings.push(text),
        error: () => undefined,
      }
      const next = await world.guardOf('left over', { policy: still, logger })
      expect((await next.health()).ready).to.equal(true)
      expect(warnings).to.include('the chain changed: the mirror went back')
      await next.close()
    })

    it('follows a reorg of the same height', async () => {
      await world.grant(guard, { customer: 'cleo' })
      await world.record(guard)
      expect(guard.check('cleo', email).allowed).to.equal(true)
      await world.anvil.rpc('anvil_reorg', [3, []])
      await guard.sync()
      expect(guard.check('cleo', email).reason).to.be.oneOf(['not-recorded', 'not-final'])
      await eventually(async () => {
        await guard.record()
        await world.mine(2)
        await guard.sync()
        expect(guard.check('cleo', email).allowed).to.equal(true)
      })
    })

    it('keeps a lock spent that a reorg freed, and puts the spend on the chain again', async () => {
      const { secrets, receipt } = await world.grant(guard, { customer: 'dora' })
      await world.record(guard)
      const before = await snapshot()
      const { ledger } = world.deployment
      const { brandId } = world
      await world.included(revoke(world.anyone, { ledger, revocations: [{ brandId, secrets: [secrets.brand] }] }))
      await guard.sync()
      expect(guard.check('dora', email).reason).to.equal('revoked')
      await goBack(before)
      await guard.sync()
      expect(guard.check('dora', email).reason, 'once spent, always spent').to.equal('revoked')
      expect(guard.check('anna', email).allowed, 'the digest went back with the chain').to.equal(true)
      expect((await guard.health()).waiting.revocations).to.equal(1)

      // The secret comes by the endpoint too: with it the brand sends it as the customer's own.
      await post(guard, '/consent/revocations', { secrets: [secrets.brand] }, null, {})
      await guard.close()
      let ahead = 0
      guard = await world.guardOf('reorg', {
        clock: () => Math.floor(Date.now() / 1_000) + ahead,
        policy: { maxStaleness: 600 },
      })
      ahead = 61
      await eventually(async () => {
        const [state] = await getLockStates(world.client, { ledger, brandId, locks: [receipt.consent.brandLock] })
        expect(state?.revokedAt).to.be.greaterThan(0)
        expect(state?.byBrand).to.equal(false)
      })
      await eventually(async () => {
        await world.mine(9)
        expect((await guard.health()).waiting.revocations).to.equal(0)
      })
      await guard.close()
      guard = await world.guardOf('reorg', { policy: still })
      expect(guard.check('dora', email).reason).to.equal('revoked')
    })

    it('takes over revocations by the brand', async () => {
      const { receipt } = await world.grant(guard, { customer: 'emil' })
      await world.record(guard)
      const { ledger } = world.deployment
      await world.included(
        revokeAsBrand(world.operator, { ledger, brandId: world.brandId, locks: [receipt.consent.brandLock] }),
      )
      await guard.sync()
      expect(guard.check('emil', email).revocation).to.deep.include({ scope: 'brand', by: 'brand' })
    })

    it('denies everything when the latest notice names another controller', async () => {
      const before = await snapshot()
      const { ledger } = world.deployment
      const renamed = {
        ...world.draft,
        edition: 2,
        controller: { ...world.draft.controller, name: 'Kaufhaus Süd GmbH' },
      }
      await world.included(
        publishNotice(world.owner, { ledger, brandId: world.brandId, document: buildNotice(renamed).document }),
      )
      await guard.sync()
      expect(guard.check('anna', email).reason).to.equal('controller-changed')
      await world.included(publishNotice(world.owner, { ledger, brandId: world.brandId, document: '0x00ff' }))
      await guard.sync()
      expect(guard.check('anna', email).reason).to.equal('controller-changed')
      await goBack(before)
      await guard.sync()
      expect(guard.check('anna', email).allowed).to.equal(true)
    })

    it('stops when a finalized block is gone, and goes on when it is back', async () => {
      const before = await snapshot()
      await world.mine(20)
      await guard.sync()
      await goBack(before)
      await rejectionOf(ReorgTooDeepError, guard.sync())
      expect(guard.check('anna', email).reason).to.equal('diverged')
      expect(await guard.health()).to.deep.include({ ready: false, reason: 'diverged', isHalted: true })
      await guard.close()
      guard = await world.guardOf('reorg', { policy: still })
      expect(guard.check('anna', email).reason, 'also after a restart').to.equal('diverged')
    })
  })

  describe('on a node that cannot be trusted', () => {
    let world: BrandWorld
    let given: Awaited<ReturnType<BrandWorld['grant']>>

    before(async () => {
      world = await startBrandWorld()
      const guard = await world.guardOf('honest')
      given = await world.grant(guard, { customer: 'anna' })
      await world.record(guard)
      await guard.close()
    })
    after(() => world.stop())

    it('denies as diverged while logs are missing, and recovers when they come', async () => {
      let hidden: 'ConsentRevoked' | 'NoticePublished' | null = null
      const topics = { ConsentRevoked: 0, NoticePublished: 0 } as Record<string, unknown>
      const lossy = meddlingClient(world.anvil, {
        eth_getLogs: (logs: { topics: Hex[] }[]) =>
          logs.filter((log) => hidden === null || log.topics[0] !== topics[hidden]),
      })
      for (const eventName of ['ConsentRevoked', 'NoticePublished'] as const) {
        ;[topics[eventName]] = encodeEventTopics({ abi: consentLedgerAbi, eventName })
      }
      const guard = await world.guardOf('honest', { client: lossy, policy: still })
      expect(guard.check('anna', email).allowed).to.equal(true)
      const { ledger } = world.deployment
      const { brandId } = world

      hidden = 'ConsentRevoked'
      const other = await world.issue({ customer: 'somebody else' })
      await world.included(revoke(world.anyone, { ledger, revocations: [{ brandId, secrets: [other.secrets.brand] }] }))
      await rejectionOf(ChainDivergedError, guard.sync())
      expect(guard.check('anna', email).reason).to.equal('diverged')
      expect((await guard.health()).isDiverged).to.equal(true)
      hidden = null
      await guard.sync()
      expect(guard.check('anna', email).allowed).to.equal(true)

      hidden = 'NoticePublished'
      const { document } = buildNotice({ ...world.draft, edition: 3 })
      await world.included(publishNotice(world.owner, { ledger, brandId, document }))
      await rejectionOf(ChainDivergedError, guard.sync())
      expect(guard.check('anna', email).reason).to.equal('diverged')
      hidden = null
      await guard.sync()
      expect(guard.check('anna', email).allowed).to.equal(true)
      await guard.close()
    })

    it('reads in ever smaller ranges from a node that refuses large ones', async () => {
      let refused = 0
      const strict = meddlingClient(world.anvil, {
        eth_getLogs: (logs, [filter]) => {
          const { fromBlock, toBlock } = filter as { fromBlock: Hex; toBlock: Hex }
          if (Number(toBlock) - Number(fromBlock) < 2) return logs
          refused++
          throw new Error('query returned more than 10000 results')
        },
      })
      const guard = await world.guardOf('strict', { client: strict })
      expect((await guard.health()).ready).to.equal(true)
      expect(refused).to.be.greaterThan(0)
      await guard.close()
    })

    it('compares several endpoints, and counts those that agree', async () => {
      let isDown = false
      let isLying = false
      const second = meddlingClient(world.anvil, {
        eth_getBlockByNumber: (block: { hash: Hex }) => {
          if (isDown) throw new Error('down')
          return isLying ? { ...block, hash: `0x${'13'.repeat(32)}` } : block
        },
      })
      const guard = await world.guardOf('honest', { clients: [second], policy: still })
      expect(guard.check('anna', email).asOf.sources).to.equal(2)
      isDown = true
      await world.mine()
      await guard.sync()
      expect(guard.check('anna', email)).to.deep.include({ allowed: true })
      expect(guard.check('anna', email).asOf.sources).to.equal(1)
      isDown = false
      isLying = true
      await rejectionOf(ChainDivergedError, guard.sync())
      expect(guard.check('anna', email).reason).to.equal('diverged')
      isLying = false
      await guard.sync()
      expect(guard.check('anna', email).allowed).to.equal(true)
      expect(guard.check('anna', email).asOf.sources).to.equal(2)
      await guard.close()
      expect(given.receipt.recording).to.equal(null)
    })

    it('counts a recording by the finality the policy asks', async () => {
      const writer = await world.guardOf('finality-writer', { policy: { ...still, finality: 'latest' } })
      await world.grant(writer, { customer: 'finn', notice: { ...world.draft, edition: 3 } })
      await writer.record()
      await writer.sync()
      expect(writer.check('finn', email)).to.deep.include({ allowed: true })
      await writer.close()
      const expectations = [
        ['safe', 1],
        ['finalized', 8],
      ] as const
      let mined = 0
      for (const [finality, depth] of expectations) {
        const guard = await world.guardOf('finality-writer', { policy: { ...still, finality } })
        expect(guard.check('finn', email).reason, finality).to.equal('not-final')
        await world.mine(depth - mined)
        mined = depth
        await guard.sync()
        expect(guard.check('finn', email).allowed, finality).to.equal(true)
        await guard.close()
      }
    })
  })

  describe('at the start', () => {
    let world: BrandWorld

    before(async () => {
      world = await startBrandWorld()
    })
    after(() => world.stop())

    it('refuses what cannot work, and says what to do', async () => {
      const start = (options: Parameters<BrandWorld['guardOptions']>[1]) =>
        createGuard(world.guardOptions('start', options))
      const { deployment } = world
      await rejectionOf(
        WrongChainError,
        start({ deployment: { ...deployment, chainId: 1 }, store: world.guardOptions('one').store }),
      )
      await rejectionOf(
        ContractMissingError,
        start({
          deployment: { ...deployment, ledger: `0x${'12'.repeat(20)}` },
          store: world.guardOptions('two').store,
        }),
      )
      await rejectionOf(
        UnknownBrandError,
        start({ brandId: `0x${'12'.repeat(32)}`, store: world.guardOptions('three').store }),
      )
      await rejectionOf(InvalidGuardOptionError, start({ brandId: '0x12' }))
      await rejectionOf(InvalidGuardOptionError, start({ appUrl: 'app.example' }))
      await rejectionOf(InvalidGuardOptionError, start({ relayUrl: 'ftp://relay.example' }))
      await rejectionOf(InvalidGuardOptionError, start({ policy: { maxStaleness: 0 } }))
      await rejectionOf(StoreUnusableError, start({ store: world.guardOptions('no/such/folder/x').store }))
    })

    it('refuses a node without the tags if there are no depths', async () => {
      const tagless = meddlingClient(world.anvil, {
        eth_getBlockByNumber: (block, [tag]) => {
          if (tag === 'safe' || tag === 'finalized') throw new Error('unknown block tag')
          return block
        },
      })
      const deployment = { ...world.deployment, finality: null }
      await rejectionOf(FinalityUnavailableError, world.guardOf('tagless', { client: tagless, deployment }))
      const guard = await world.guardOf('tags', { deployment })
      expect((await guard.health()).ready).to.equal(true)
      await guard.close()
    })

    it('keeps stores apart, and one guard to a store', async () => {
      const guard = await world.guardOf('mine')
      await rejectionOf(StoreUnusableError, world.guardOf('mine'))
      await guard.close()
      await rejectionOf(StoreMismatchError, world.guardOf('mine', { brandId: `0x${'12'.repeat(32)}` }))
    })

    it('starts without a node, denies as stale, and recovers when the node comes', async () => {
      let isDown = true
      const absent = meddlingClient(world.anvil, {
        eth_chainId: (chainId) => {
          if (isDown) throw new Error('connection refused')
          return chainId
        },
      })
      const guard = await world.guardOf('no-node', { client: absent })
      const session = { customerId: 'anna', sessionId: 'of anna' }
      expect(guard.check('anna', email)).to.deep.include({ allowed: false, reason: 'stale' })
      expect(guard.check('anna', email).asOf).to.deep.include({ blockNumber: null, ageSeconds: null, sources: 0 })
      expect(await guard.health()).to.deep.include({ ready: false, reason: 'stale', newest: null })
      expect((await guard.health()).problem?.name).to.equal('ChainUnreadableError')
      expect(() => guard.checkMany(['anna'], email)).to.throw(GuardNotReadyError)
      const failure = await guard
        .audience(email)
        .count()
        .catch((error: unknown) => error)
      expect(failure).to.be.instanceOf(GuardNotReadyError)
      const { receipt } = await world.issue({ customer: 'anna' })
      const refused = await post(guard, '/consent/receipts', { receipts: [receipt] }, session)
      expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([503, '5'])
      isDown = false
      await eventually(() => expect(guard.check('anna', email).reason).to.equal('not-granted'))
      expect(await guard.health()).to.deep.include({ ready: true, reason: null, problem: null })
      await guard.close()
    })
  })

  describe('on a long chain', () => {
    it('reads fifty thousand blocks and starts again within seconds', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-chain-'))
      const state = join(folder, 'chain.json')
      const port = await freePort()
      const world = await startBrandWorld({ anvil: { port, state } })
      try {
        const guard = await world.guardOf('long')
        await world.grant(guard, { customer: 'anna' })
        await world.record(guard)
        await guard.close()
        await world.anvil.stop()
        appendBlocks(state, 50_000)
        world.anvil = await startAnvil({ port, state })
        for (const storeName of ['long', 'fresh']) {
          const start = performance.now()
          const again = await world.guardOf(storeName)
          expect(performance.now() - start).to.be.lessThan(10_000)
          expect(Number((await again.health()).newest?.number)).to.be.greaterThan(50_000)
          expect(again.check('anna', email).allowed).to.equal(storeName === 'long')
          await again.close()
        }
        // To write fifty thousand blocks down once more would take longer than all of the above.
        await world.anvil.kill()
      } finally {
        await world.stop()
        await rm(folder, { recursive: true })
      }
    }).timeout(60_000)
  })

  describe('on a chain that stops', () => {
    let world: BrandWorld

    before(async () => {
      world = await startBrandWorld({ anvil: { blockTime: 1 }, idle: false })
    })
    after(() => world.stop())

    it('denies everything as stale, says so, and recovers by itself', async () => {
      const guard = await world.guardOf('stopped', { client: readerOf(world.anvil), policy: { maxStaleness: 3 } })
      await world.grant(guard, { customer: 'anna' })
      await guard.record()
      await eventually(() => expect(guard.check('anna', email).allowed).to.equal(true))
      process.kill(world.anvil.pid, 'SIGSTOP')
      try {
        expect(guard.check('anna', email).allowed, 'still fresh').to.equal(true)
        await sleep(4_500)
        const decision = guard.check('anna', email)
        expect(decision).to.deep.include({ allowed: false, reason: 'stale' })
        expect(decision.message).to.contain('not heard from recently')
        expect(decision.asOf.ageSeconds).to.be.greaterThan(3)
        expect((await guard.health()).reason).to.equal('stale')
      } finally {
        process.kill(world.anvil.pid, 'SIGCONT')
      }
      await eventually(() => expect(guard.check('anna', email).allowed).to.equal(true))
      expect((await guard.health()).ready).to.equal(true)
      await guard.close()
    })

    it('denies as stale when blocks stop coming although the node answers', async () => {
      const guard = await world.guardOf('frozen', { policy: { maxStaleness: 3 } })
      expect(guard.check('anna', email).reason).to.equal('not-granted')
      await world.anvil.rpc('evm_setIntervalMining', [0])
      await eventually(() => expect(guard.check('anna', email).reason).to.equal('stale'), 8_000)
      await world.anvil.rpc('evm_setIntervalMining', [1])
      await eventually(() => expect(guard.check('anna', email).reason).to.equal('not-granted'))
      await guard.close()
    })
  })

  describe('on a chain that was killed and restored a little older', () => {
    it('denies meanwhile, goes back and recovers by itself; nothing is lost', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-chain-'))
      const state = join(folder, 'chain.json')
      const port = await freePort()
      const world = await startBrandWorld({ anvil: { port, state } })
      try {
        const guard = await world.guardOf('restored', { policy: { recordInterval: 200 } })
        const isAllowed = (customer: string) =>
          eventually(async () => {
            await world.mine()
            expect(guard.check(customer, email).allowed).to.equal(true)
          }, 15_000)
        await world.grant(guard, { customer: 'anna' })
        await isAllowed('anna')
        // The state on disk is at most a second old.
        await sleep(1_500)
        const kept = guard.check('anna', email).asOf.blockNumber as bigint
        await copyFile(state, `${state}.older`)
        const { consentHash } = await world.grant(guard, { customer: 'ben' })
        await isAllowed('ben')
        await world.anvil.kill()
        await copyFile(`${state}.older`, state)
        world.anvil = await startAnvil({ port, state })

        await eventually(() => expect(guard.check('ben', email).allowed).to.equal(false))
        expect(guard.check('ben', email).reason).to.be.oneOf(['diverged', 'stale', 'not-recorded'])
        await eventually(() => expect(guard.check('anna', email).asOf.blockNumber).to.equal(kept))
        await eventually(() => expect(guard.check('anna', email).allowed).to.equal(true))
        await isAllowed('ben')
        expect(guard.check('ben', email).consentHash).to.equal(consentHash)
      } finally {
        await world.stop()
        await rm(folder, { recursive: true })
      }
    })
  })
})
