import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { ChainUnreadableError, revokeAsBrandCall, sendCall } from '@consent-ledger/sdk'
import { ChainDivergedError, type Guard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import {
  createWalletClient,
  encodeAbiParameters,
  encodeEventTopics,
  type Hex,
  hexToNumber,
  http,
  toFunctionSelector,
  toHex,
} from 'viem'
import { randomOf } from '../../../scripts/bench/sdk/randomOf.ts'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { type Asked, type LyingNode, Refusal, startLyingNode } from '../../helpers/lyingNode.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts, readerOf } from '../../helpers/seedHistory.ts'
import type { KilledGuardOptions } from './killedGuard.ts'
import { type BrandWorld, emailUse, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
const still = { pollInterval: 3_600_000 }
/** More than a mirror holds in memory at once. */
const many = 24_000
const locksAtOnce = 2_000
const other32: Hex = `0x${'5a'.repeat(32)}`

type Log = { topics: Hex[]; data: Hex; blockNumber: Hex; logIndex: Hex }

describe('Guard: catching up on a long history', () => {
  let world: BrandWorld
  let node: LyingNode
  let given: Awaited<ReturnType<BrandWorld['grant']>>
  let other: Awaited<ReturnType<BrandWorld['grant']>>
  let spent = 0

  before(async function () {
    this.timeout(120_000)
    world = await startBrandWorld({ anvil: { args: ['--gas-limit', '300000000'] } })
    node = await startLyingNode(world.anvil)
    const guard = await world.guardOf('behind', { policy: still })
    given = await world.grant(guard, { customer: 'anna' })
    other = await world.grant(guard, { customer: 'ben' })
    await world.record(guard)
    expect(guard.check('anna', email).allowed).to.equal(true)
    await guard.close()
    const { ledger } = world.deployment
    const wallet = createWalletClient({
      account: accounts.operator,
      transport: http(world.anvil.url, { retryCount: 0, timeout: 60_000 }),
    })
    for (let start = 0; start < many; start += locksAtOnce) {
      const locks = Array.from({ length: locksAtOnce }, (_, index) => toHex(1 + start + index, { size: 32 }))
      await world.included(sendCall(wallet, revokeAsBrandCall({ ledger, brandId: world.brandId, locks })))
    }
    await world.mine(10)
    spent = many
  })
  after(async () => {
    await world.stop()
    await node.stop()
  })

  /** Wide ranges are refused, so that there are several pages. */
  const narrow = (blocks: number) => (asked: Asked) => {
    if (asked.method !== 'eth_getLogs') return
    const { fromBlock, toBlock } = asked.params[0] as { fromBlock: Hex; toBlock: Hex }
    if (hexToNumber(toBlock) - hexToNumber(fromBlock) >= blocks) throw new Refusal(-32_602, 'block range is too large')
  }

  /** Adds a revocation of Anna's consents that never was, after the last log; there must be one. */
  function forge(logs: readonly Log[]): Log[] {
    const last = logs.at(-1)
    if (last === undefined) return []
    const lock = given.receipt.consent.brandLock
    const data = encodeAbiParameters([{ type: 'bool' }, { type: 'address' }], [false, accounts.owner.address])
    const [topic] = encodeEventTopics({ abi: consentLedgerAbi, eventName: 'ConsentRevoked' }) as [Hex]
    return [...logs, { ...last, logIndex: '0xffff', topics: [topic, world.brandId, lock], data }]
  }

  /** The store of a guard that is behind, for another one. */
  async function behind(name: string): Promise<string> {
    const path = join(world.folder, `${name}.db`)
    await copyFile(join(world.folder, 'behind.db'), path)
    return path
  }

  async function readAll(guard: Guard): Promise<void> {
    for (let look = 0; look < 5 && !(await guard.health()).ready; look++) await guard.sync().catch(() => undefined)
    const { ready, rows } = await guard.health()
    expect({ ready, spentLocks: rows.spentLocks }).to.deep.equal({ ready: true, spentLocks: spent })
  }

  it('uses nothing that was read before the ledger agreed with all of it: a made-up revocation leaves no trace', async () => {
    await behind('forged')
    let isLying = true
    node.tell({
      refuse: narrow(3),
      answer: (result, { method }) => {
        if (method !== 'eth_getLogs') return result
        const logs = result as Log[]
        const last = logs.at(-1)
        if (
          !isLying ||
          last?.topics[0] !== encodeEventTopics({ abi: consentLedgerAbi, eventName: 'ConsentRevoked' })[0]
        ) {
          return logs
        }
        isLying = false
        return forge(logs)
      },
    })
    const guard = await world.guardOf('forged', { client: readerOf(node), policy: still })
    expect((await guard.health()).problem?.name).to.equal('ChainDivergedError')
    expect(guard.check('anna', email).reason).to.equal('diverged')
    await readAll(guard)
    expect(guard.check('anna', email), 'nothing was taken over from the lie').to.deep.include({ allowed: true })
    expect((await guard.health()).waiting.revocations, 'nor is it put on the chain').to.equal(0)
    await guard.close()
    node.beHonest()
  })

  it('goes on where it was interrupted, and does not read twice what it has', async () => {
    await behind('interrupted')
    let isDown = false
    let answered = 0
    node.tell({
      refuse: narrow(2),
      answer: (result, { method }) => {
        if (method !== 'eth_getLogs') return result
        if (isDown) throw new Refusal(-32_603, 'down')
        if (++answered === 4) isDown = true
        return result
      },
    })
    const guard = await world.guardOf('interrupted', { client: readerOf(node), policy: still })
    expect((await guard.health()).problem?.name).to.equal('ChainUnreadableError')
    expect((await guard.health()).rows.spentLocks, 'nothing is taken over yet').to.equal(0)
    isDown = false
    const from: number[] = []
    node.tell({
      refuse: narrow(2),
      answer: (result, { method, params }) => {
        if (method === 'eth_getLogs') from.push(hexToNumber((params[0] as { fromBlock: Hex }).fromBlock))
        return result
      },
    })
    await guard.sync()
    await readAll(guard)
    expect(Math.min(...from), 'behind the four pages it has').to.be.greaterThan(8)
    expect(guard.check('anna', email).allowed).to.equal(true)
    await guard.close()
    node.beHonest()
  })

  it('uses nothing that was read again before the ledger agreed with all of it, after it had to start over', async () => {
    await behind('starts over')
    node.tell({ refuse: narrow(3) })
    const guard = await world.guardOf('starts over', { client: readerOf(node), policy: still })
    await readAll(guard)
    const digestCall = toFunctionSelector('function revocationDigest(bytes32)')
    node.tell({
      refuse: narrow(3),
      answer: (result: Hex, { method, params }) =>
        method === 'eth_call' && (params[0] as { data: Hex }).data.startsWith(digestCall) ? other32 : result,
    })
    for (let look = 0; look < 3; look++) {
      await world.mine(1)
      expect((await rejectionOf(ChainDivergedError, guard.sync())).name).to.equal('ChainDivergedError')
    }
    expect((await guard.health()).newest, 'it starts over').to.equal(null)

    let answered = 0
    node.tell({
      refuse: narrow(3),
      answer: (result, { method }) => {
        if (method !== 'eth_getLogs') return result
        const logs = result as Log[]
        if (++answered > 4) throw new Refusal(-32_603, 'down')
        return forge(logs)
      },
    })
    await rejectionOf(ChainUnreadableError, guard.sync())
    node.beHonest()
    await readAll(guard)
    expect(guard.check('anna', email), 'nothing was taken over from the lie').to.deep.include({ allowed: true })
    await guard.close()
  }).timeout(60_000)

  describe('killed meanwhile', () => {
    const seed = Number(process.env.SEED ?? 20_261_127)
    const rounds = Number(process.env.ROUNDS ?? 2)
    const random = randomOf(seed)
    type Run = { readonly words: Map<string, string[]>; readonly isKilled: boolean }

    /** Starts the guard on a store, and kills it before a statement, after so many milliseconds, or not at all. */
    async function run(name: string, { killBefore = null as number | null, killAfter = null as number | null } = {}) {
      const { deployment, draft, brandId } = world
      const path = join(world.folder, `${name}.db`)
      const secrets = [...given.secrets.uses, other.secrets.brand]
      const options: KilledGuardOptions = { url: node.url, deployment, draft, brandId, path, secrets, killBefore }
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'killedGuard.ts'), JSON.stringify(options)],
        { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } },
      )
      let text = ''
      child.stdout.setEncoding('utf8').on('data', (part) => {
        text += part
      })
      const gone = once(child, 'close')
      if (killAfter !== null) setTimeout(() => child.kill('SIGKILL'), killAfter)
      const isStuck = setTimeout(() => child.kill('SIGTERM'), 30_000)
      const [code, signal] = await gone
      clearTimeout(isStuck)
      expect([code, signal], `${name}: ${text}`).to.be.deep.oneOf([
        [0, null],
        [null, 'SIGKILL'],
      ])
      const words = new Map<string, string[]>()
      for (const line of text.split('\n').filter((line) => line !== '')) {
        const [word = '', ...rest] = line.split(' ')
        words.set(word, [...(words.get(word) ?? []), rest.join(' ')])
      }
      expect(words.get('refused') ?? [], name).to.deep.equal([])
      return { words, isKilled: signal !== null } satisfies Run
    }

    /** All that must be the same, however often the guard was killed. */
    function stateOf(name: string) {
      const database = new DatabaseSync(join(world.folder, `${name}.db`), { readOnly: true })
      const rows = (sql: string) => database.prepare(sql).all()
      const state = {
        newest: rows('SELECT number, hash, revocation_digest, use_digest FROM blocks ORDER BY number DESC LIMIT 1'),
        spends: rows(
          'SELECT lock, at, by_brand, block_number, is_final FROM spends WHERE block_number IS NOT NULL ORDER BY lock',
        ),
        roots: rows('SELECT * FROM roots ORDER BY root'),
        notices: rows('SELECT * FROM notices ORDER BY number'),
        names: rows('SELECT * FROM brand_names ORDER BY block_number'),
        staged: rows('SELECT to_block FROM staged_pages'),
      }
      const receipts = rows('SELECT consent_hash FROM receipts').map(({ consent_hash }) => consent_hash)
      const waiting = rows('SELECT lock FROM spends WHERE block_number IS NULL').map(({ lock }) => lock)
      database.close()
      return { state, receipts, waiting }
    }

    it(`always opens, goes on and comes to the same; nothing confirmed is lost (SEED=${seed} ROUNDS=${rounds})`, async () => {
      node.tell({ refuse: narrow(3) })
      await behind('undisturbed')
      const undisturbed = await run('undisturbed')
      expect(undisturbed.words.get('receipt')).to.have.length(3)
      expect(undisturbed.words.get('lock')).to.have.length(3)
      const statements = Number(undisturbed.words.get('statements')?.[0])
      const { state } = stateOf('undisturbed')
      expect(state.spends).to.have.length(spent)

      let kills = 0
      for (let round = 0; round < rounds; round++) {
        const name = `killed ${round}`
        await behind(name)
        const confirmed = { locks: new Set<string>(), receipts: new Set<string>() }
        for (let start = 0; start < 3; start++) {
          const isLast = start === 2
          const kill = random(3) === 0 ? { killAfter: 300 + random(1_500) } : { killBefore: 1 + random(statements) }
          const { words, isKilled } = await run(name, isLast ? {} : kill)
          if (isKilled) kills++
          expect(isLast && isKilled).to.equal(false)
          for (const lock of words.get('lock') ?? []) confirmed.locks.add(lock)
          for (const hash of words.get('receipt') ?? []) confirmed.receipts.add(hash)
        }
        const after = stateOf(name)
        expect(after.state, name).to.deep.equal(state)
        expect(after.receipts, name).to.include.members([...confirmed.receipts])
        expect(after.waiting, name).to.include.members([...confirmed.locks])
      }
      expect(kills, 'a kill may come after the end').to.be.greaterThan(0)
      node.beHonest()
    }).timeout(20_000 + rounds * 20_000)
  })
})
