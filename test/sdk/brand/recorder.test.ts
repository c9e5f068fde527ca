import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { hashConsent, type Receipt, verifyProof } from '@consent-ledger/sdk'
import { createGuard, type Guard, OperatorMissingError } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { describeStores } from './describeStores.ts'
import { eventually } from './eventually.ts'
import { forkGuard, type GuardProcess } from './forkGuard.ts'
import { type BrandWorld, emailUse, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }

describeStores('Guard: recorder', (kind) => {
  let world: BrandWorld

  before(async () => {
    world = await startBrandWorld({ store: kind })
  })
  after(() => world.stop())

  it('puts all that waits under one root, filled to at least eight leaves', async () => {
    const guard = await world.guardOf('batch')
    for (const customer of ['anna', 'ben', 'cleo']) await world.grant(guard, { customer })
    const before = (await world.rootsOnChain()).length
    const { grants } = await guard.record()
    expect(grants.map(({ count }) => count)).to.deep.equal([3])
    expect((await world.rootsOnChain()).length).to.equal(before + 1)
    await guard.sync()
    expect((await guard.record()).grants, 'nothing waits any more').to.deep.equal([])
    await guard.close()

    const store = world.storeOf('batch')
    const rows = await store.db.selectFrom('receipts').select(['consent_hash', 'proof']).execute()
    await store.close()
    for (const { consent_hash, proof } of rows) {
      const path = JSON.parse(proof as string) as Hex[]
      expect(path).to.have.length(3)
      expect(verifyProof({ hash: consent_hash as Hex, proof: path, root: grants[0]?.root as Hex })).to.equal(true)
    }
  })

  it('sends nothing twice while a transaction is under way', async () => {
    const guard = await world.guardOf('patience')
    await world.grant(guard, { customer: 'dora' })
    await world.anvil.rpc('evm_setAutomine', [false])
    try {
      expect((await guard.record()).grants).to.have.length(1)
      expect((await guard.record()).grants).to.have.length(0)
      expect((await guard.health()).waiting.receipts).to.equal(1)
    } finally {
      await world.anvil.rpc('evm_setAutomine', [true])
    }
    await world.mine(2)
    await guard.sync()
    expect(guard.check('dora', email).allowed).to.equal(true)
    await guard.close()
  })

  it('sends the same root again, at a higher price, when a transaction is stuck', async () => {
    let ahead = 0
    const guard = await world.guardOf('stuck', {
      clock: () => Math.floor(Date.now() / 1_000) + ahead,
      policy: { maxStaleness: 600 },
    })
    await world.grant(guard, { customer: 'emil' })
    await world.anvil.rpc('evm_setAutomine', [false])
    const before = (await world.rootsOnChain()).length
    try {
      const [first] = (await guard.record()).grants
      ahead = 61
      const [second] = (await guard.record()).grants
      expect(second?.root).to.equal(first?.root)
      expect(second?.transactionHash).to.not.equal(first?.transactionHash)
    } finally {
      await world.anvil.rpc('evm_setAutomine', [true])
    }
    await world.mine(2)
    expect((await world.rootsOnChain()).length).to.equal(before + 1)
    await guard.sync()
    expect(guard.check('emil', email).allowed).to.equal(true)
    await guard.close()
  })

  it('stores without an operator, and says that nothing is recorded', async () => {
    const { operator, ...options } = world.guardOptions('no-operator')
    const guard = await createGuard(options)
    await world.grant(guard, { customer: 'fritz' })
    await rejectionOf(OperatorMissingError, guard.record())
    expect((await guard.health()).hasOperator).to.equal(false)
    await guard.close()
    const later: Guard = await world.guardOf('no-operator', { operator })
    await world.record(later)
    expect(later.check('fritz', email).allowed).to.equal(true)
    await later.close()
  })

  // What several guards do when one is killed: severalGuards.test.ts.
  if (kind.name !== 'SQLite') return

  describe('killed at any moment', () => {
    let child: GuardProcess

    async function start(recordInterval: number): Promise<void> {
      child = await forkGuard(world, 'killed', { recordInterval })
    }
    const kill = () => child.kill()
    const visit = async (customer: string) => (await child.visit(customer))?.consentHash ?? null

    after(() => child?.kill())

    it('loses no confirmed receipt and records none twice', async () => {
      const confirmed: Hex[] = []
      const before = await world.rootsOnChain()

      // First the plain case: confirmed, killed before anything was recorded.
      await start(0)
      confirmed.push((await visit('early bird')) as Hex)
      await kill()

      // Then in the midst of recording.
      for (let round = 0; round < 3; round++) {
        await start(30)
        // A slow machine gets as far as a fast one: the clock runs from the first confirmed receipt.
        confirmed.push((await visit(`first visitor ${round}`)) as Hex)
        const killed = sleep(150 + 170 * round).then(kill)
        for (let visitor = 0; child.isAlive && visitor < 200; visitor++) {
          const consentHash = await visit(`visitor ${round}.${visitor}`)
          if (consentHash === null) break
          confirmed.push(consentHash)
        }
        await killed
      }
      expect(confirmed.length).to.be.greaterThan(3)

      await start(30)
      await eventually(async () => {
        await world.mine()
        const answer = await readRecorded()
        for (const hash of confirmed) expect(answer.get(hash), 'confirmed, so recorded').to.not.equal(undefined)
      }, 20_000)
      await kill()

      const roots = (await world.rootsOnChain()).filter((root) => !before.includes(root))
      const recorded = await readRecorded()
      const store = world.storeOf('killed')
      const batches = await store.db.selectFrom('batches').select('root').execute()
      const rows = await store.db.selectFrom('receipts').select(['consent_hash', 'document']).execute()
      await store.close()
      expect(new Set(roots).size, 'no root twice').to.equal(roots.length)
      expect(roots, 'no root the store does not know').to.have.members(batches.map(({ root }) => root))
      expect(new Set(recorded.values()).size, 'no root without a receipt').to.equal(roots.length)
      expect(rows.length).to.be.at.least(confirmed.length)
      for (const { consent_hash, document } of rows) {
        expect(hashConsent(world.deployment, (JSON.parse(document) as Receipt).consent)).to.equal(consent_hash)
      }
    }).timeout(60_000)

    /** Root by consent hash, of all receipts whose proof leads to a root that stands on the chain. */
    async function readRecorded(): Promise<Map<Hex, Hex>> {
      const roots = new Set(await world.rootsOnChain())
      // The child holds the store, so this looks at a copy.
      for (const ending of ['', '-wal']) {
        await copyFile(join(world.folder, `killed.db${ending}`), join(world.folder, `copy.db${ending}`)).catch(
          () => undefined,
        )
      }
      const store = world.storeOf('copy')
      try {
        const rows = await store.db
          .selectFrom('receipts')
          .innerJoin('batches', 'batches.id', 'receipts.batch')
          .select(['consent_hash', 'proof', 'root'])
          .execute()
        const proven = rows.filter(
          ({ consent_hash, proof, root }) =>
            roots.has(root as Hex) &&
            verifyProof({ hash: consent_hash as Hex, proof: JSON.parse(proof as string), root: root as Hex }),
        )
        return new Map(proven.map(({ consent_hash, root }) => [consent_hash as Hex, root as Hex]))
      } finally {
        await store.close()
      }
    }
  })
})
