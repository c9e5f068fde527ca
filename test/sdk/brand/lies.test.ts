import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  BlockMissingError,
  buildNotice,
  ChainUnreadableError,
  getHead,
  getLockStates,
  NodeAnswerInvalidError,
  publishNotice,
  recordGrants,
  recordUses,
  revoke,
  revokeAsBrand,
  rollRevocation,
  updateBrand,
  WrongChainError,
  zeroHash,
} from '@consent-ledger/sdk'
import {
  BlockFromFutureError,
  ChainDivergedError,
  createGuard,
  type Guard,
  type Logger,
} from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import {
  createWalletClient,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  hexToNumber,
  http,
  numberToHex,
  toFunctionSelector,
} from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { type Asked, type Lie, type LyingNode, Refusal, startLyingNode } from '../../helpers/lyingNode.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts, readerOf } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'
import { eventually } from './eventually.ts'
import { type BrandWorld, emailUse, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
const still = { pollInterval: 3_600_000 }
const maxStaleness = 60

type Log = Record<string, unknown> & { address: Hex; topics: Hex[]; data: Hex; blockNumber: Hex; logIndex: Hex }
type Given = Awaited<ReturnType<BrandWorld['issue']>> & { customer: string }

const topicOf = (eventName: string) => encodeEventTopics({ abi: consentLedgerAbi, eventName } as never)[0] as Hex
const other32: Hex = `0x${'5a'.repeat(32)}`

/** A lie about the answer to one method. */
function about(method: string, answer: (result: never, asked: Asked) => unknown): Lie {
  return { answer: (result, asked) => (asked.method === method ? answer(result, asked) : result) }
}
const aboutLogs = (change: (logs: Log[], filter: { fromBlock: Hex; toBlock: Hex }) => unknown): Lie =>
  about('eth_getLogs', (logs: Log[], { params }) => change(logs, params[0] as { fromBlock: Hex; toBlock: Hex }))
const aboutEachLog = (change: (log: Log) => unknown): Lie => aboutLogs((logs) => logs.map(change))
const aboutHeaders = (change: (header: Record<string, unknown>) => unknown): Lie =>
  about('eth_getBlockByNumber', (header: Record<string, unknown>) => change(header))
const without = (eventName: string): Lie =>
  aboutLogs((logs) => logs.filter(({ topics }) => topics[0] !== topicOf(eventName)))
const refusal = (code: number, message: string): Lie =>
  about('eth_getLogs', () => {
    throw new Refusal(code, message)
  })
/** Takes over how the answer to `eth_getLogs` is sent. */
const sending = (send: NonNullable<Lie['send']>): Lie => ({
  send: (response, body, asked) => asked.method === 'eth_getLogs' && send(response, body, asked),
})

type Case = {
  readonly title: string
  readonly lie: (given: Given) => Lie
  /** What happens on the chain meanwhile; a customer revokes when absent. */
  readonly event?: (given: Given) => Promise<unknown>
  /** Blocks that follow, so that what happened is final when it is read. */
  readonly mined?: number
  readonly error: new (...args: never[]) => Error
  readonly words: RegExp
}

describe('Guard: lies a node can tell', () => {
  describe('alone', () => {
    let world: BrandWorld
    let node: LyingNode
    let guard: Guard
    let ahead = 0
    const everybody: Given[] = []

    const chain = {
      revoke: (given: Given) =>
        world.included(
          revoke(world.anyone, {
            ledger: world.deployment.ledger,
            revocations: [{ brandId: world.brandId, secrets: [given.secrets.brand] }],
          }),
        ),
      revokeThree: ({ receipt, secrets }: Given) =>
        world.included(
          revokeAsBrand(world.operator, {
            ledger: world.deployment.ledger,
            brandId: world.brandId,
            locks: [receipt.consent.brandLock, ...receipt.consent.uses.map(({ lock }) => lock), secrets.brand],
          }),
        ),
      publish: () =>
        world.included(
          publishNotice(world.owner, {
            ledger: world.deployment.ledger,
            brandId: world.brandId,
            document: buildNotice({ ...world.draft, edition: ++edition }).document,
          }),
        ),
      rename: () =>
        world.included(
          updateBrand(world.owner, {
            ledger: world.deployment.ledger,
            brandId: world.brandId,
            name: world.draft.controller.name,
            domain: world.draft.controller.domain,
          }),
        ),
      recordUses: (given: Given) =>
        world.included(
          recordUses(world.operator, {
            ledger: world.deployment.ledger,
            brandId: world.brandId,
            root: given.consentHash,
          }),
        ),
      recordGrants: (given: Given) =>
        world.included(
          recordGrants(world.operator, {
            ledger: world.deployment.ledger,
            brandId: world.brandId,
            root: given.consentHash,
          }),
        ),
      nothing: () => world.mine(),
    }
    let edition = 1

    const cases: Case[] = [
      {
        title: 'leaves out all logs',
        lie: () => aboutLogs(() => []),
        error: ChainDivergedError,
        words: /node loses logs/,
      },
      {
        title: 'leaves out some logs',
        lie: () => aboutLogs((logs) => logs.filter((_, index) => index !== 1)),
        event: (given) => chain.revokeThree(given),
        error: ChainDivergedError,
        words: /revocations that were read do not give the digest/,
      },
      {
        title: 'leaves out one block',
        lie: () => aboutLogs((logs) => logs.filter(({ blockNumber }) => blockNumber !== logs[0]?.blockNumber)),
        event: async (given) => {
          await chain.revoke(given)
          await chain.recordUses(given)
        },
        error: ChainDivergedError,
        words: /revocations that were read/,
      },
      {
        title: 'cuts the list of logs off',
        lie: () => aboutLogs((logs) => logs.slice(0, 2)),
        event: (given) => chain.revokeThree(given),
        error: ChainDivergedError,
        words: /revocations that were read/,
      },
      {
        title: 'leaves out revocations',
        lie: () => without('ConsentRevoked'),
        error: ChainDivergedError,
        words: /revocations/,
      },
      {
        title: 'leaves out recorded uses',
        lie: () => without('UsesRecorded'),
        event: (given) => chain.recordUses(given),
        error: ChainDivergedError,
        words: /recorded uses that were read/,
      },
      {
        title: 'leaves out a recording of grants the guard waits for',
        lie: () => without('GrantsRecorded'),
        event: async () => {
          await world.grant(guard, { customer: `waiting ${++edition}`, notice: world.draft })
          await guard.record()
        },
        error: ChainDivergedError,
        words: /recordings of grants/,
      },
      {
        title: 'leaves out the latest notice',
        lie: () => without('NoticePublished'),
        event: () => chain.publish(),
        error: ChainDivergedError,
        words: /latest notice/,
      },
      {
        title: 'leaves out a notice before the latest',
        lie: () => {
          let hidden: Hex | undefined
          return aboutLogs((logs) => {
            hidden ??= logs.find(({ topics }) => topics[0] === topicOf('NoticePublished'))?.topics[2]
            return logs.filter(({ topics }) => topics[2] !== hidden)
          })
        },
        event: async () => {
          await chain.publish()
          await chain.publish()
        },
        error: ChainDivergedError,
        words: /a notice does not follow/,
      },
      {
        title: 'leaves out a new name of the brand',
        lie: () => without('BrandUpdated'),
        event: () =>
          world.included(
            updateBrand(world.owner, {
              ledger: world.deployment.ledger,
              brandId: world.brandId,
              name: 'Another name',
              domain: world.draft.controller.domain,
            }),
          ),
        error: ChainDivergedError,
        words: /name of the brand/,
      },
      {
        title: 'makes up a revocation',
        lie: (given) =>
          aboutLogs((logs) => [
            ...logs,
            {
              ...(logs.at(-1) as Log),
              logIndex: '0x7f',
              topics: [topicOf('ConsentRevoked'), world.brandId, given.receipt.consent.brandLock],
              data: encodeAbiParameters([{ type: 'bool' }, { type: 'address' }], [true, accounts.owner.address]),
            },
          ]),
        event: (given) => chain.recordUses(given),
        error: ChainDivergedError,
        words: /revocations that were read/,
      },
      {
        title: 'makes up a recording of grants',
        lie: (given) =>
          aboutLogs((logs) => [
            ...logs,
            {
              ...(logs.at(-1) as Log),
              logIndex: '0x7f',
              topics: [topicOf('GrantsRecorded'), world.brandId, given.consentHash],
              data: encodeAbiParameters([{ type: 'address' }], [accounts.operator.address]),
            },
          ]),
        error: ChainDivergedError,
        words: /recordings of grants/,
      },
      {
        title: 'gives a recording another time',
        lie: () =>
          aboutEachLog((log) => ({ ...log, blockTimestamp: numberToHex(hexToNumber(log.blockTimestamp as Hex) - 9) })),
        event: (given) => chain.recordGrants(given),
        mined: 10,
        error: ChainDivergedError,
        words: /recordings of grants/,
      },
      {
        title: 'gives a revocation another time',
        lie: () =>
          aboutEachLog((log) => ({ ...log, blockTimestamp: numberToHex(hexToNumber(log.blockTimestamp as Hex) + 9) })),
        mined: 10,
        error: ChainDivergedError,
        words: /revocations that were read/,
      },
      {
        title: 'names another digest',
        lie: () =>
          about('eth_call', (result: Hex, { params }) =>
            (params[0] as { data: Hex }).data.startsWith(toFunctionSelector('revocationDigest(bytes32)'))
              ? other32
              : result,
          ),
        error: ChainDivergedError,
        words: /digest of the ledger/,
      },
      {
        title: 'reads the ledger in an older state',
        lie: () => ({
          answer: async (result, { method, params }) =>
            method === 'eth_call' ? world.anvil.rpc('eth_call', [params[0], await blockBefore(params[1])]) : result,
        }),
        error: ChainDivergedError,
        words: /digest of the ledger/,
      },
      {
        title: 'gives a log of another brand',
        lie: () => aboutEachLog((log) => ({ ...log, topics: [log.topics[0], other32, log.topics[2]] })),
        error: NodeAnswerInvalidError,
        words: /log of another brand/,
      },
      {
        title: 'gives a log of another contract',
        lie: () => aboutEachLog((log) => ({ ...log, address: accounts.anyone.address })),
        error: NodeAnswerInvalidError,
        words: /log of another contract/,
      },
      {
        title: 'gives a log twice',
        lie: () => aboutLogs((logs) => logs.flatMap((log) => [log, log])),
        error: NodeAnswerInvalidError,
        words: /out of order, or there twice/,
      },
      {
        title: 'gives logs in another order',
        lie: () => aboutLogs((logs) => logs.toReversed()),
        event: (given) => chain.revokeThree(given),
        error: NodeAnswerInvalidError,
        words: /out of order, or there twice/,
      },
      {
        title: 'gives a log of a block that was not asked for',
        lie: () => aboutEachLog((log) => ({ ...log, blockNumber: '0x1' })),
        error: NodeAnswerInvalidError,
        words: /block that was not asked for/,
      },
      {
        title: 'gives an event the ledger does not have',
        lie: () => aboutEachLog((log) => ({ ...log, topics: [other32, ...log.topics.slice(1)] })),
        error: NodeAnswerInvalidError,
        words: /cannot have emitted/,
      },
      {
        title: 'gives a log with its data cut off',
        lie: () => aboutEachLog((log) => ({ ...log, data: log.data.slice(0, -2) })),
        error: NodeAnswerInvalidError,
        words: /malformed data/,
      },
      {
        title: 'gives a notice another text',
        lie: () => aboutEachLog((log) => ({ ...log, data: log.data.replace(/7b/, '7c') })),
        event: () => chain.publish(),
        error: NodeAnswerInvalidError,
        words: /text of a notice does not have its hash/,
      },
      {
        title: 'gives logs that are no logs',
        lie: () => aboutLogs((logs) => [...logs.map(() => 7), null, 'log', {}]),
        error: NodeAnswerInvalidError,
        words: /no log/,
      },
      {
        title: 'gives numbers where hexadecimal text belongs',
        lie: () => aboutEachLog((log) => ({ ...log, blockNumber: hexToNumber(log.blockNumber) })),
        error: NodeAnswerInvalidError,
        words: /no number/,
      },
      {
        title: 'gives an object instead of a list of logs',
        lie: () => aboutLogs((logs) => ({ logs })),
        error: NodeAnswerInvalidError,
        words: /no list/,
      },
      {
        title: 'gives a header with another number',
        lie: () =>
          about('eth_getBlockByNumber', (header: object, { params }) =>
            params[0] === 'latest' ? header : { ...header, number: '0x3' },
          ),
        error: NodeAnswerInvalidError,
        words: /another block than asked for/,
      },
      {
        title: 'gives a header without a hash',
        lie: () => aboutHeaders((header) => ({ ...header, hash: '0x1234' })),
        error: NodeAnswerInvalidError,
        words: /no hash/,
      },
      {
        title: 'gives a header whose values are nonsense',
        lie: () => aboutHeaders((header) => ({ ...header, timestamp: 'yesterday' })),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'gives the known block another time',
        lie: () =>
          aboutHeaders((header) => ({ ...header, timestamp: numberToHex(hexToNumber(header.timestamp as Hex) + 30) })),
        event: async () => undefined,
        error: NodeAnswerInvalidError,
        words: /block with this hash is another/,
      },
      {
        title: 'says that it has no block',
        lie: () => aboutHeaders(() => null),
        error: BlockMissingError,
        words: /block/,
      },
      {
        title: 'says of a log that it was removed',
        lie: () => aboutEachLog((log) => ({ ...log, removed: true })),
        error: ChainUnreadableError,
        words: /chain changed meanwhile/,
      },
      {
        title: 'names another block hash in a log',
        lie: () => aboutEachLog((log) => ({ ...log, blockHash: other32 })),
        error: ChainUnreadableError,
        words: /chain changed meanwhile/,
      },
      {
        title: 'cuts its answer in the middle',
        lie: () =>
          sending((response, body) => {
            response.writeHead(200, { 'content-type': 'application/json' }).end(body.slice(0, body.length / 2))
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'announces more than it sends and closes the connection',
        lie: () =>
          sending((response, body) => {
            response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length + 10 })
            response.write(body, () => response.destroy())
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'closes the connection',
        lie: () =>
          sending((response) => {
            response.destroy()
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'never answers',
        lie: () => sending(() => true),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'sends headers and then nothing',
        lie: () =>
          sending((response) => {
            response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders()
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'answers with status 500',
        lie: () =>
          sending((response) => {
            response.writeHead(500).end('Internal Server Error')
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'answers with a web page',
        lie: () =>
          sending((response) => {
            response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>')
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'answers with more than can be taken',
        lie: () =>
          sending((response, body) => {
            response.writeHead(200, { 'content-type': 'application/json' })
            response.end(body.replace('{', `{"padding":"${'x'.repeat(11 << 20)}",`))
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'says that it is asked too often, with status 429',
        lie: () =>
          sending((response) => {
            response.writeHead(429).end('Too Many Requests')
            return true
          }),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
      {
        title: 'says that it is asked too often, with code -32005',
        lie: () => refusal(-32_005, 'daily request count exceeded, request rate limited'),
        error: ChainUnreadableError,
        words: /could not be read/,
      },
    ]

    before(async () => {
      world = await startBrandWorld()
      node = await startLyingNode(world.anvil)
      guard = await world.guardOf('lied-to', {
        client: node.client,
        clock: () => Math.floor(Date.now() / 1_000) + ahead,
        policy: { ...still, maxStaleness },
      })
      for (let index = 0; index < cases.length; index++) {
        const customer = `customer ${index}`
        everybody.push({ customer, ...(await world.grant(guard, { customer })) })
      }
      await world.record(guard)
      expect(everybody.every(({ customer }) => guard.check(customer, email).allowed)).to.equal(true)
    })
    after(async () => {
      await world.stop()
      await node.stop()
    })

    async function blockBefore(selector: unknown): Promise<Hex> {
      const { blockHash } = selector as { blockHash: Hex }
      const { number } = await getHead(world.client, { blockHash })
      return numberToHex(number - 1n)
    }

    /** Who may be written to, by the honest node. */
    async function truth(): Promise<Map<string, boolean>> {
      const { ledger } = world.deployment
      const locks = everybody.flatMap(({ receipt: { consent } }) => [
        consent.brandLock,
        consent.uses.find(({ purpose }) => purpose === email.purpose)?.lock as Hex,
      ])
      const states = await getLockStates(world.client, { ledger, brandId: world.brandId, locks })
      return new Map(
        everybody.map(({ customer }, index) => [
          customer,
          states.slice(2 * index, 2 * index + 2).every((state) => state.revokedAt === 0),
        ]),
      )
    }

    cases.forEach(({ title, lie, event = chain.revoke, mined = 0, error, words }, index) => {
      it(title, async () => {
        const given = everybody[index] as Given
        const before = guard.check(given.customer, email).asOf.blockNumber
        node.tell(lie(given))
        await event(given)
        if (mined > 0) await world.mine(mined)

        const thrown = await rejectionOf(error as never, guard.sync())
        expect((thrown as Error).message).to.match(words)
        const health = await guard.health()
        expect(health.problem?.name).to.equal((thrown as Error).name)
        expect(health.problem?.message).to.match(words)
        const decision = guard.check(given.customer, email)
        if (error === ChainDivergedError) {
          expect(decision).to.deep.include({ allowed: false, reason: 'diverged' })
          expect(health).to.deep.include({ ready: false, reason: 'diverged', isDiverged: true })
        } else {
          // What is known is from before the lie, and says so; a minute later it is too old.
          expect(decision.asOf.blockNumber).to.equal(before)
          ahead = maxStaleness + 1
          expect(guard.check(given.customer, email).allowed).to.equal(false)
          ahead = 0
        }

        node.beHonest()
        await guard.sync()
        expect(await guard.health()).to.deep.include({ ready: true, isDiverged: false, problem: null })
        const allowed = await truth()
        for (const { customer } of everybody) {
          expect(guard.check(customer, email).allowed, customer).to.equal(allowed.get(customer) as boolean)
        }
      })
    })

    it('refuses wide ranges: it is asked for narrower ones, and for wide ones again later', async () => {
      await world.mine(200)
      for (const message of ['query returned more than 10000 results', 'block range is too large']) {
        await chain.revoke(everybody[0] as Given).catch(() => undefined)
        node.takeAsked()
        node.tell(
          about('eth_getLogs', (logs, { params }) => {
            const { fromBlock, toBlock } = params[0] as { fromBlock: Hex; toBlock: Hex }
            if (hexToNumber(toBlock) - hexToNumber(fromBlock) < 16) return logs
            throw new Refusal(message.startsWith('query') ? -32_005 : -32_602, message)
          }),
        )
        await guard.sync()
        node.beHonest()
        await world.mine(200)
        node.takeAsked()
        await guard.sync()
        const widths = node.takeAsked().flatMap(({ method, params }) => {
          if (method !== 'eth_getLogs') return []
          const { fromBlock, toBlock } = params[0] as { fromBlock: Hex; toBlock: Hex }
          return [hexToNumber(toBlock) - hexToNumber(fromBlock) + 1]
        })
        expect(widths.length).to.be.lessThan(40)
      }
    })

    it('serves another chain', async () => {
      node.tell(about('eth_chainId', () => '0x1'))
      await rejectionOf(WrongChainError, createGuard(world.guardOptions('other chain', { client: node.client })))
      node.beHonest()
    })

    it('is told with the test that shows it, in docs/lies.md', async function () {
      const page = await readFile(new URL('../../../docs/lies.md', import.meta.url), 'utf8')
      const told = [...page.matchAll(/^\| (.+?) \|/gm)].map(([, title]) => title)
      const titles = this.test?.parent?.parent?.suites.flatMap(({ tests }) => tests.map(({ title }) => title)) ?? []
      for (const title of titles.filter((name) => !name.startsWith('is told with'))) expect(told).to.include(title)
    })
  })
  describe('beside an honest one', () => {
    let world: BrandWorld
    let node: LyingNode
    let second: LyingNode
    let guard: Guard
    const said: { level: string; values: Record<string, unknown>; message: string }[] = []
    const loggerOf = (level: string) => (values: object, message: string) =>
      void said.push({ level, values: values as Record<string, unknown>, message })
    const logger: Logger = { info: loggerOf('info'), warn: loggerOf('warn'), error: loggerOf('error') }
    const given: Given[] = []
    let next = 0

    before(async () => {
      world = await startBrandWorld()
      node = await startLyingNode(world.anvil)
      second = await startLyingNode(world.anvil)
      guard = await start('two')
      for (let index = 0; index < 12; index++) {
        const customer = `customer ${index}`
        given.push({ customer, ...(await world.grant(guard, { customer })) })
      }
      await world.record(guard)
    })
    after(async () => {
      await world.stop()
      await Promise.all([node.stop(), second.stop()])
    })

    const start = (storeName: string, clients = [second.client], options = {}) =>
      world.guardOf(storeName, { client: node.client, clients, policy: { ...still, maxStaleness }, logger, ...options })

    /** A customer nobody has touched yet revokes. */
    async function revokeOne(): Promise<Given> {
      const one = given[next++] as Given
      const { ledger } = world.deployment
      const revocations = [{ brandId: world.brandId, secrets: [one.secrets.brand] }]
      await world.included(revoke(world.anyone, { ledger, revocations }))
      return one
    }

    /** Leaves logs of one lock out, and names the digest that fits. */
    function consistentLie(lock: Hex): Lie {
      return {
        async answer(result, { method, params }) {
          const logs = result as unknown
          if (method === 'eth_getLogs') return (logs as Log[]).filter(({ topics }) => topics[2] !== lock)
          const [call, at] = params as [{ data: Hex }, { blockHash: Hex }]
          if (method !== 'eth_call' || !call.data.startsWith(toFunctionSelector('revocationDigest(bytes32)')))
            return result
          const { number } = await getHead(world.client, { blockHash: at.blockHash })
          const revoked = await world.client.getContractEvents({
            address: world.deployment.ledger,
            abi: consentLedgerAbi,
            eventName: 'ConsentRevoked',
            args: { brandId: world.brandId },
            fromBlock: 0n,
            toBlock: number,
          })
          let digest: Hex = zeroHash
          for (const { args, blockNumber } of revoked) {
            const { timestamp } = await getHead(world.client, { blockNumber })
            if (args.lock === lock) continue
            digest = rollRevocation(digest, { lock: args.lock as Hex, at: timestamp, byBrand: args.byBrand as boolean })
          }
          return digest
        },
      }
    }

    async function isWellAgain(): Promise<void> {
      node.beHonest()
      second.beHonest()
      await eventually(() => guard.sync())
      expect(await guard.health()).to.deep.include({ ready: true, sources: 2 })
    }

    it('leaves a revocation out and names the digest that fits: noticed by the other, whichever is read first', async () => {
      for (const liar of [node, second]) {
        const one = await revokeOne()
        liar.tell(consistentLie(one.receipt.consent.brandLock))
        for (let look = 0; look < 3; look++) {
          const { message } = await rejectionOf(ChainDivergedError, guard.sync())
          expect(message).to.match(/digest of the ledger/)
          expect(guard.check(one.customer, email)).to.deep.include({ allowed: false, reason: 'diverged' })
        }
        await isWellAgain()
        expect(guard.check(one.customer, email).reason).to.equal('revoked')
      }
    })

    it('is believed when it lies consistently and is alone: the decision says that it rests on one source', async () => {
      await guard.close()
      const one = given[next] as Given
      const alone = await start('two', [])
      await revokeOne()
      node.tell(consistentLie(one.receipt.consent.brandLock))
      await alone.sync()
      expect(alone.check(one.customer, email).asOf.sources).to.equal(1)
      expect(alone.check(one.customer, email).allowed).to.equal(true)
      await alone.close()
      guard = await start('two')
      node.beHonest()
      // What was left out before the block both agree on is found by the digest, and read again from the start.
      await eventually(() => guard.sync())
      expect(guard.check(one.customer, email).reason).to.equal('revoked')
      expect(guard.check(one.customer, email).asOf.sources).to.equal(2)
    })

    it('answers digests but loses logs: the logs are read from the other', async () => {
      for (const lie of [without('ConsentRevoked'), refusal(-32_601, 'no logs here'), sending(() => true)]) {
        const one = await revokeOne()
        // Whichever is read first: at most two looks fail.
        node.tell(lie)
        await eventually(() => guard.sync(), 4_000)
        expect(guard.check(one.customer, email).reason).to.equal('revoked')
        expect(guard.check(one.customer, email).asOf.sources).to.equal(2)
        await isWellAgain()
      }
    })

    it('never answers: it holds nobody back, is not counted, and the log says so once', async () => {
      const one = await revokeOne()
      said.splice(0)
      node.tell({ send: () => true })
      for (let look = 0; look < 3; look++) {
        await world.mine()
        const since = performance.now()
        await guard.sync()
        expect(performance.now() - since).to.be.lessThan(3_000)
      }
      expect(guard.check(one.customer, email).reason).to.equal('revoked')
      expect(guard.check(one.customer, email).asOf.sources).to.equal(1)
      const warnings = said.filter(({ message }) => message === 'an endpoint is not counted')
      expect(warnings.map(({ values }) => values.endpoint)).to.deep.equal([1])
      await isWellAgain()
      expect(said.some(({ message }) => message === 'an endpoint answers again')).to.equal(true)
    })

    it('answers for the head only: it is not counted at that block', async () => {
      const one = await revokeOne()
      node.tell(
        about('eth_call', () => {
          throw new Refusal(-32_000, 'missing trie node')
        }),
      )
      await guard.sync()
      expect(guard.check(one.customer, email).asOf.sources).to.equal(1)
      await isWellAgain()
    })

    it('counts those that agreed on this very block, not those that agreed before', async () => {
      node.tell({ send: () => true })
      await world.mine()
      await guard.sync()
      expect(guard.check('', email).asOf.sources).to.equal(1)
      // Now the other alone answers, and it knows of another digest at the same block.
      node.tell(about('eth_call', (result: Hex) => (result.length === 66 ? other32 : result)))
      second.tell({ send: () => true })
      await rejectionOf(ChainDivergedError, guard.sync())
      await isWellAgain()
    })

    it('lags for ever: it holds nobody back and is not counted', async () => {
      await world.anvil.rpc('evm_increaseTime', [maxStaleness])
      await world.mine()
      const lag = 5
      let late: Hex = '0x0'
      node.tell({
        answer: async (result, { method, params }) =>
          method === 'eth_getBlockByNumber' && params[0] === 'latest'
            ? world.anvil.rpc('eth_getBlockByNumber', [late, false])
            : result,
      })
      for (let look = 0; look < 3; look++) {
        const one = await revokeOne()
        await world.anvil.rpc('evm_increaseTime', [maxStaleness])
        await world.mine()
        const { number } = await getHead(world.client)
        late = numberToHex(number - BigInt(lag))
        await guard.sync()
        expect(guard.check(one.customer, email)).to.deep.include({ reason: 'revoked' })
        expect(guard.check(one.customer, email).asOf).to.deep.include({ blockNumber: number, sources: 1 })
      }
      await isWellAgain()
    })

    it('calls a block final too early: the more careful one counts', async () => {
      const tagged = { ...world.deployment, finality: null }
      node.tell({
        answer: async (result, { method, params }) =>
          method === 'eth_getBlockByNumber' && (params[0] === 'finalized' || params[0] === 'safe')
            ? world.anvil.rpc('eth_getBlockByNumber', ['latest', false])
            : result,
      })
      const careful = await start('finality', [second.client], { deployment: tagged })
      const [{ finalized }, { number }] = [
        await careful.health(),
        await getHead(world.client, { blockTag: 'finalized' }),
      ]
      expect(finalized).to.equal(number)
      await careful.close()
      node.beHonest()
    })
  })

  describe('about the time and the chain', () => {
    it('shows a header from the future: it is not used, and nothing is poisoned', async () => {
      const world = await startBrandWorld({ anvil: { blockTime: 1 }, idle: false })
      const node = await startLyingNode(world.anvil)
      try {
        const guard = await world.guardOf('future', { client: node.client, policy: { maxStaleness: 5 } })
        await world.grant(guard, { customer: 'anna' })
        await guard.record()
        await eventually(() => expect(guard.check('anna', email).allowed).to.equal(true))
        node.tell(
          about('eth_getBlockByNumber', (header: Record<string, Hex>) => ({
            ...header,
            hash: other32,
            timestamp: numberToHex(hexToNumber(header.timestamp as Hex) + 10 * 365 * 86_400),
          })),
        )
        await eventually(async () => expect((await guard.health()).problem?.name).to.equal('BlockFromFutureError'))
        expect((await guard.health()).problem?.message).to.match(/seconds ahead of this machine's clock/)
        await eventually(() => expect(guard.check('anna', email).reason).to.equal('stale'))
        node.beHonest()
        await eventually(() => expect(guard.check('anna', email).allowed).to.equal(true))
        await rejectionOf(
          BlockFromFutureError,
          (await world.guardOf('slow', { clock: () => Math.floor(Date.now() / 1_000) - 600, policy: still })).sync(),
        )
      } finally {
        await world.stop()
        await node.stop()
      }
    })

    it('lags until its newest block is too old, while another endpoint keeps up: it is not counted', async () => {
      const world = await startBrandWorld({ idle: false })
      const node = await startLyingNode(world.anvil)
      try {
        let now = (await getHead(world.client)).timestamp
        const clients = [readerOf(world.anvil)]
        const guard = await world.guardOf('late', { client: node.client, clients, clock: () => now, policy: still })
        await world.grant(guard, { customer: 'anna' })
        await world.record(guard)
        const { number } = await getHead(world.client)
        await world.anvil.rpc('evm_increaseTime', [maxStaleness / 3])
        await world.mine()
        const head = await getHead(world.client)
        node.tell({
          answer: async (result, { method, params }) =>
            method === 'eth_getBlockByNumber' && params[0] === 'latest'
              ? world.anvil.rpc('eth_getBlockByNumber', [numberToHex(number), false])
              : result,
        })
        const ask = () => guard.check('anna', email)
        // Both are in time: the block they have in common counts.
        now = head.timestamp + 1
        await guard.sync()
        expect(ask()).to.deep.include({ allowed: true })
        expect(ask().asOf).to.deep.include({ blockNumber: number, sources: 2 })
        now = head.timestamp + maxStaleness - 1
        expect(ask()).to.deep.include({ allowed: false, reason: 'stale' })
        await guard.sync()
        expect(ask()).to.deep.include({ allowed: true })
        expect(ask().asOf).to.deep.include({ blockNumber: head.number, sources: 1 })
      } finally {
        await world.stop()
        await node.stop()
      }
    })

    it('answers from a fork: the guard follows it and comes back, and beside an honest one it denies', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-fork-'))
      const state = join(folder, 'chain.json')
      const world = await startBrandWorld({ anvil: { state } })
      const node = await startLyingNode(world.anvil)
      let fork: Anvil | null = null
      try {
        const guard = await world.guardOf('fork', { client: node.client, policy: still })
        const anna = await world.grant(guard, { customer: 'anna' })
        await world.record(guard)
        await sleep(1_500)
        await copyFile(state, `${state}.fork`)
        fork = await startAnvil({ state: `${state}.fork` })
        expect((await getHead(readerOf(fork))).hash).to.equal((await getHead(world.client)).hash)

        await world.grant(guard, { customer: 'ben' })
        await world.record(guard)
        const forked = createWalletClient({ account: accounts.anyone, transport: http(fork.url, { retryCount: 0 }) })
        const { ledger } = world.deployment
        const revocations = [{ brandId: world.brandId, secrets: [anna.secrets.brand] }]
        await revoke(forked, { ledger, revocations })
        await fork.rpc('anvil_mine', ['0x6'])
        expect([guard.check('anna', email).allowed, guard.check('ben', email).allowed]).to.deep.equal([true, true])

        node.goBehind(fork)
        await guard.sync()
        expect(guard.check('anna', email).reason).to.equal('revoked')
        expect(guard.check('ben', email).reason).to.equal('not-recorded')
        node.goBehind(world.anvil)
        await world.mine(2)
        await guard.sync()
        expect(guard.check('ben', email).allowed).to.equal(true)
        expect(guard.check('anna', email).reason, 'seen spent once').to.equal('revoked')
        await guard.close()

        node.goBehind(fork)
        const two = await world.guardOf('fork', { client: node.client, clients: [world.client], policy: still })
        const { message } = await rejectionOf(ChainDivergedError, two.sync())
        expect(message).to.match(/endpoints have different blocks/)
        expect(two.check('ben', email).reason).to.equal('diverged')
        node.goBehind(world.anvil)
        await eventually(() => two.sync())
        expect(two.check('ben', email)).to.deep.include({ allowed: true })
        expect(two.check('ben', email).asOf.sources).to.equal(2)
      } finally {
        await world.stop()
        await node.stop()
        await fork?.stop()
        await rm(folder, { recursive: true })
      }
    })
  })
})
