import { buildTree, type Receipt, verifyProof } from '@consent-ledger/sdk'
import { ChainDivergedError, type Guard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { encodeAbiParameters, encodeEventTopics, type Hex } from 'viem'
import { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'
import { meddlingClient } from '../helpers/meddlingClient.ts'
import { rejectionOf } from '../helpers/rejectionOf.ts'
import { accounts } from '../helpers/seedHistory.ts'
import {
  type BrandWorld,
  emailUse,
  post,
  sessionOf,
  shopOrigin,
  startBrandWorld,
} from '../sdk/brand/startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }

/**
 * No digest covers recordings of grants, and the guard took their logs as the node gave them: a node that made up one recording, together with a
 * customer who brought a receipt with a proof to its root, was allowed what nobody had recorded. The guard asks `recordedAt` now.
 */
describe('Finding: a recording of grants the node made up', () => {
  let world: BrandWorld
  let guard: Guard

  before(async () => {
    world = await startBrandWorld()
  })
  after(() => world.stop())

  it('is not believed, and allows nothing', async () => {
    let forged: Hex | null = null
    const lying = meddlingClient(world.anvil, {
      eth_getLogs: (logs: { topics: Hex[] }[], [filter]) => {
        const { toBlock } = filter as { toBlock: Hex }
        if (forged === null) return logs
        return [...logs, { ...template, topics: [topic, world.brandId, forged], blockNumber: toBlock }]
      },
    })
    const [topic] = encodeEventTopics({ abi: consentLedgerAbi, eventName: 'GrantsRecorded' })
    guard = await world.guardOf('forged', { client: lying, policy: { pollInterval: 3_600_000 } })
    const { requestId } = await guard.createRequest({
      ...sessionOf('eve'),
      account: 'e…@example.com',
      uses: [emailUse],
      locale: 'en',
      returnUrl: `${shopOrigin}/consent/return`,
    })
    const { receipt, consentHash } = await world.issue({ customer: 'eve', uses: [emailUse], requestId })
    const tree = buildTree([consentHash])
    const recording = { root: tree.root, proof: tree.proofOf(consentHash) }
    expect(verifyProof({ hash: consentHash, ...recording })).to.equal(true)

    await world.mine(1)
    const { hash, timestamp } = await world.client.getBlock()
    const template = {
      address: world.deployment.ledger,
      data: encodeAbiParameters([{ type: 'address' }], [accounts.operator.address]),
      blockHash: hash,
      blockTimestamp: `0x${timestamp.toString(16)}`,
      transactionHash: `0x${'07'.repeat(32)}`,
      transactionIndex: '0x0',
      logIndex: '0x0',
      removed: false,
    }
    forged = tree.root
    await rejectionOf(ChainDivergedError, guard.sync())
    forged = null
    await guard.sync()

    const recorded: Receipt = { ...receipt, recording }
    await post(guard, '/consent/receipts', { receipts: [recorded] }, sessionOf('eve'))
    await world.mine(2)
    await guard.sync()
    expect(guard.check('eve', email).allowed).to.equal(false)
  })
})
