import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { revokeAsBrandCall, sendCall } from '@consent-ledger/sdk'
import type { Guard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { createWalletClient, encodeAbiParameters, encodeEventTopics, type Hex, hexToNumber, http, toHex } from 'viem'
import { consentLedgerAbi } from '../../../sdk/src/abi/consentLedgerAbi.ts'
import { type Asked, type LyingNode, Refusal, startLyingNode } from '../../helpers/lyingNode.ts'
import { accounts, readerOf } from '../../helpers/seedHistory.ts'
import { type BrandWorld, emailUse, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
const still = { pollInterval: 3_600_000 }
/** More than a mirror holds in memory at once. */
const many = 24_000
const locksAtOnce = 2_000

type Log = { topics: Hex[]; data: Hex; blockNumber: Hex; logIndex: Hex }

describe('Guard: catching up on a long history', () => {
  let world: BrandWorld
  let node: LyingNode
  let given: Awaited<ReturnType<BrandWorld['grant']>>
  let spent = 0

  before(async function () {
    this.timeout(120_000)
    world = await startBrandWorld({ anvil: { args: ['--gas-limit', '300000000'] } })
    node = await startLyingNode(world.anvil)
    const guard = await world.guardOf('behind', { policy: still })
    given = await world.grant(guard, { customer: 'anna' })
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
        const lock = given.receipt.consent.brandLock
        const data = encodeAbiParameters([{ type: 'bool' }, { type: 'address' }], [false, accounts.owner.address])
        return [...logs, { ...last, logIndex: '0xffff', topics: [last.topics[0], world.brandId, lock], data }]
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
})
