import { revoke } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { eventually } from '../service/eventually.ts'
import { type ServiceProcess, startService } from '../service/serviceProcess.ts'
import { randomWord, startTestLedger, type TestLedger } from '../service/testLedger.ts'

/*
 * Who: anybody who can read the chain, where spent secrets are public. What went wrong: each request with a new choice of spent secrets cost the
 * relay no gas, yet counted towards what it does for everybody on that day, so that as many small requests as the daily cap shut the relay for
 * all customers. What holds now: such requests have a budget of their own, and what customers send is still taken.
 */

describe('spent secrets use up the relay', () => {
  let ledger: TestLedger
  let service: ServiceProcess
  let brandId: Hex
  const cap = 5

  before(async () => {
    ledger = await startTestLedger()
    brandId = await ledger.registerBrand('Brand')
    await ledger.passDays(8)
    service = await startService(ledger.environment('spent', 4, { RELAY_DAILY_ALL: String(cap) }))
    await eventually('the chain is reached', async () => {
      const health = (await (await service.request('/health')).json()) as { chain: { isReachable: boolean } }
      return health.chain.isReachable
    })
  })

  after(async () => {
    await service?.kill()
    await ledger?.stop()
  })

  it('not: a customer’s revocation is taken after as many free requests as the relay takes', async () => {
    const [consent] = await ledger.makeConsents(brandId, 1)
    const spent = Array.from({ length: cap + 1 }, randomWord)
    const wallet = ledger.walletOf(3) as never
    const hash = await revoke(wallet, { ledger: ledger.deployment.ledger, revocations: [{ brandId, secrets: spent }] })
    await ledger.client.waitForTransactionReceipt({ hash })

    const post = async (secrets: unknown) => (await service.post('/revocations', { brandId, secrets })).status
    const statuses: number[] = []
    for (const secret of spent) statuses.push(await post([{ secret }]))
    // The flood ends at the cap all the same: each request takes room on the disk.
    expect(statuses).to.deep.equal([...Array.from({ length: cap }, () => 202), 429])
    expect(await post([{ secret: consent?.brandSecret, opening: consent?.brandOpening }])).to.equal(202)
  })
})
