import { getLockStates, revoke } from '@consent-ledger/sdk'
import type { Guard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { type Hex, hexToNumber, numberToHex } from 'viem'
import { type LyingNode, Refusal, startLyingNode } from '../../helpers/lyingNode.ts'
import { type BrandWorld, emailUse, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
const seed = Number(process.env.SEED ?? 3)
const steps = Number(process.env.STEPS ?? 45)

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
 * Reorgs, lag, lost logs, refusals and restarts in random order, while customers grant and revoke. Whatever the weather, nothing is allowed that
 * the chain does not allow as of the block the decision names, or whose lock was ever seen spent; and in fair weather the guard and the chain say
 * the same.
 */
describe(`Guard: random chain weather (SEED=${seed} STEPS=${steps})`, () => {
  let world: BrandWorld
  let node: LyingNode
  let guard: Guard
  const random = randomOf(seed)
  const given: (Awaited<ReturnType<BrandWorld['grant']>> & { customer: string })[] = []
  /** Customers one of whose locks the guard has seen spent: it stays spent. */
  const seenSpent = new Set<string>()
  /** Customers of whom a secret was ever sent: a reorg may take it back, the guard keeps what it saw. */
  const sent = new Set<string>()

  before(async () => {
    world = await startBrandWorld({ finality: { safe: 1, finalized: 200 } })
    node = await startLyingNode(world.anvil)
    guard = await start()
    for (let index = 0; index < 8; index++) await grant()
    // No reorg reaches the brand's registration and notice.
    await world.mine(10)
  })
  after(async () => {
    await world.stop()
    await node.stop()
  })

  const start = () => world.guardOf('weather', { client: node.client, policy: { pollInterval: 3_600_000 } })

  async function grant(): Promise<void> {
    const customer = `customer ${given.length}`
    given.push({ customer, ...(await world.grant(guard, { customer })) })
  }

  /** A node with one of its bad moods. */
  function worsen(): void {
    const mood = random(6)
    node.tell({
      answer: async (result, { method, params }) => {
        if (method === 'eth_getLogs') {
          const logs = result as { topics: Hex[] }[]
          if (mood === 0) return logs.filter(() => random(3) > 0)
          if (mood === 1) throw new Refusal(-32_005, 'request rate limited')
          if (mood === 2) {
            const { fromBlock, toBlock } = params[0] as { fromBlock: Hex; toBlock: Hex }
            if (fromBlock !== toBlock && random(2) === 0) throw new Refusal(-32_602, 'block range is too large')
          }
        }
        if (mood === 3 && method === 'eth_call') throw new Refusal(-32_000, 'header not found')
        if (mood === 4 && method === 'eth_getBlockByNumber' && params[0] === 'latest') {
          const { number } = result as { number: Hex }
          return world.anvil.rpc('eth_getBlockByNumber', [numberToHex(Math.max(1, hexToNumber(number) - 2)), false])
        }
        return result
      },
      send: (response) => {
        if (mood !== 5 || random(3) > 0) return false
        response.destroy()
        return true
      },
    })
  }

  it('allows nothing the chain does not allow, and says the same when it clears up', async () => {
    const { ledger } = world.deployment
    const { brandId } = world
    let reorgs = 0
    let compared = 0
    for (let step = 0; step < steps; step++) {
      const what = random(9)
      if (what === 0) await guard.record().catch(() => undefined)
      else if (what === 1) {
        const one = given[random(given.length)] as (typeof given)[number]
        const secrets = [random(2) === 0 ? one.secrets.brand : (one.secrets.uses[0] as Hex)]
        sent.add(one.customer)
        await world.included(revoke(world.anyone, { ledger, revocations: [{ brandId, secrets }] }))
      } else if (what === 2) {
        reorgs++
        await world.anvil.rpc('anvil_reorg', [1 + random(3), []])
      } else if (what === 3) {
        await guard.close()
        guard = await start()
      } else if (what === 4 || what === 5) worsen()
      else if (what === 6) node.beHonest()
      else await world.mine(1 + random(3))

      await guard.sync().catch(() => undefined)
      for (const { customer, receipt } of given) {
        const decision = guard.check(customer, email)
        if (decision.revocation) seenSpent.add(customer)
        if (decision.allowed) {
          expect(seenSpent.has(customer), `step ${step}: ${customer}, once seen spent`).to.equal(false)
          const { blockHash } = decision.asOf
          const block = await world.anvil.rpc('eth_getBlockByHash', [blockHash, false])
          if (block === null) continue
          const { consent } = receipt
          const locks = [consent.brandLock, consent.uses[0]?.lock as Hex]
          const at = { blockHash: blockHash as Hex }
          const states = await getLockStates(world.client, { ledger, brandId, locks, ...at }).catch(() => [])
          for (const { revokedAt } of states) expect(revokedAt, `step ${step}: ${customer}`).to.equal(0)
          compared++
        }
      }

      if (step % 15 === 14 || step === steps - 1) {
        node.beHonest()
        await guard.record().catch(() => undefined)
        await world.mine(2)
        await guard.sync()
        const { problem, ready } = await guard.health()
        expect({ step, problem, ready }).to.deep.equal({ step, problem: null, ready: true })
        const locks = given.flatMap(({ receipt: { consent } }) => [consent.brandLock, consent.uses[0]?.lock as Hex])
        const states = await getLockStates(world.client, { ledger, brandId, locks })
        given.forEach(({ customer }, index) => {
          const isSpent = states.slice(2 * index, 2 * index + 2).some(({ revokedAt }) => revokedAt !== 0)
          const decision = guard.check(customer, email)
          const place = `step ${step}: ${customer}`
          // A recording that a reorg took back is asked about before the locks.
          if (isSpent) expect(decision.reason, place).to.be.oneOf(['revoked', 'not-recorded'])
          else if (!sent.has(customer)) expect(decision.reason, place).to.be.oneOf([null, 'not-recorded', 'not-final'])
        })
      }
    }
    expect(reorgs).to.be.greaterThan(2)
    expect(compared).to.be.greaterThan(10)
  }).timeout(90_000)
})
