import { rollRevocation, zeroHash } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { TransactionReceipt } from 'ethers'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { both, deployStory, emailUse, offersUse } from './deployStory.ts'

/*
 * Who: somebody who sees the customer's secrets in the mempool and gets into the same block first; the brand itself among them. What they try:
 * to make the customer's transaction fail, to spend only a part, to leave a trace that says something else. What holds: the customer's
 * transaction succeeds, every lock is spent at the same second, and the digest is that of the locks in their order. All a front-runner wins is
 * to pay; only the brand can change who is named.
 */

const connection = await network.create()
const { networkHelpers } = connection

async function deployRace() {
  const story = await deployStory(connection)
  const { ledger, customer, brandId, grant } = story
  const [receipt] = await grant('mia')
  const { consent, secrets } = receipt
  const all = [secrets.brand, ...secrets.uses] as [Hex, Hex, Hex]
  const locks = [consent.brandLock, ...consent.uses.map(({ lock }) => lock)] as [Hex, Hex, Hex]
  const own = await ledger.connect(customer).revoke.populateTransaction([{ brandId, secrets: all }])
  return { ...story, receipt, all, locks, own }
}

const lockTopics = ({ logs }: TransactionReceipt) => logs.map(({ topics }) => topics[2])

describe('front-run revocation', () => {
  async function expectRevoked(
    { ledger, brandId, locks, receipt, ask }: Awaited<ReturnType<typeof deployRace>>,
    order: readonly Hex[],
    byBrand = false,
  ) {
    const at = BigInt(await networkHelpers.time.latest())
    const states = await ledger.lockStates(brandId, locks)
    expect(states.map((state: unknown[]) => [...state])).to.deep.equal(locks.map(() => [at, byBrand]))
    let digest: Hex = zeroHash
    for (const lock of order) digest = rollRevocation(digest, { lock, at: Number(at), byBrand })
    expect(await ledger.revocationDigest(brandId)).to.equal(digest)
    for (const use of [emailUse, offersUse]) expect(await ask(receipt, use)).to.deep.equal(both('revoked'))
  }

  it('with all secrets: the customer’s own succeeds and changes nothing', async () => {
    const race = await networkHelpers.loadFixture(deployRace)
    const { customer, thief, own, locks, mineTogether } = race
    const [copied, mine] = await mineTogether([thief, own], [customer, own])
    expect([copied?.status, mine?.status]).to.deep.equal([1, 1])
    expect(lockTopics(copied as TransactionReceipt)).to.deep.equal(locks)
    expect(lockTopics(mine as TransactionReceipt)).to.deep.equal([])
    await expectRevoked(race, locks)
  })

  it('with a part of the secrets: the customer’s own spends the rest', async () => {
    const race = await networkHelpers.loadFixture(deployRace)
    const { ledger, brandId, customer, thief, own, all, locks, mineTogether } = race
    const part = await ledger.connect(thief).revoke.populateTransaction([{ brandId, secrets: [all[1]] }])
    const [copied, mine] = await mineTogether([thief, part], [customer, own])
    expect([copied?.status, mine?.status]).to.deep.equal([1, 1])
    expect(lockTopics(mine as TransactionReceipt)).to.deep.equal([locks[0], locks[2]])
    await expectRevoked(race, [locks[1], locks[0], locks[2]])
  })

  it('with the secrets in many small calls, backwards and twice', async () => {
    const race = await networkHelpers.loadFixture(deployRace)
    const { ledger, brandId, customer, thief, own, all, locks, mineTogether } = race
    const small = await Promise.all(
      [all[2], all[2], all[0], all[1]].map((secret) =>
        ledger.revoke.populateTransaction([{ brandId, secrets: [secret, secret] }]),
      ),
    )
    const mined = await mineTogether(...small.map((call) => [thief, call] as const), [customer, own])
    expect(mined.map(({ status }) => status)).to.deep.equal([1, 1, 1, 1, 1])
    await expectRevoked(race, [locks[2], locks[0], locks[1]])
  })

  it('under another brand, or with too little gas: the customer’s own spends everything', async () => {
    const race = await networkHelpers.loadFixture(deployRace)
    const { ledger, customer, thief, own, all, locks, mineTogether } = race
    const elsewhere = await ledger.revoke.populateTransaction([{ brandId: zeroHash, secrets: all }])
    const [wrong, starved, mine] = await mineTogether(
      [thief, elsewhere],
      [thief, own, { gasLimit: 80_000 }],
      [customer, own],
    )
    expect([wrong?.status, starved?.status, mine?.status]).to.deep.equal([1, 0, 1])
    expect(lockTopics(mine as TransactionReceipt)).to.deep.equal(locks)
    await expectRevoked(race, locks)
  })

  it('by the brand, which names the locks: they are spent all the same, and the ledger says that the brand did it', async () => {
    const race = await networkHelpers.loadFixture(deployRace)
    const { ledger, brandId, customer, operator, own, locks, mineTogether } = race
    const asBrand = await ledger.connect(operator).revokeAsBrand.populateTransaction(brandId, locks)
    const [brands, mine] = await mineTogether([operator, asBrand], [customer, own])
    expect([brands?.status, mine?.status]).to.deep.equal([1, 1])
    expect(lockTopics(mine as TransactionReceipt)).to.deep.equal([])
    await expectRevoked(race, locks, true)
  })

  it('by the owner with the secrets themselves: the ledger says that the customer did it', async () => {
    const race = await networkHelpers.loadFixture(deployRace)
    const { customer, owner, own, locks, mineTogether } = race
    await mineTogether([owner, own], [customer, own])
    await expectRevoked(race, locks)
  })

  it('again in later blocks: time, teller and digest stay', async () => {
    const race = await networkHelpers.loadFixture(deployRace)
    const { ledger, brandId, thief, operator, customer, own, locks, mineTogether, stateOf } = race
    await mineTogether([customer, own])
    const before = await stateOf(brandId, locks)
    await networkHelpers.time.increase(1000)
    const asBrand = await ledger.connect(operator).revokeAsBrand.populateTransaction(brandId, locks)
    const mined = await mineTogether([thief, own], [operator, asBrand], [customer, own])
    expect(mined.flatMap(lockTopics)).to.deep.equal([])
    expect(await stateOf(brandId, locks)).to.equal(before)
  })
})
