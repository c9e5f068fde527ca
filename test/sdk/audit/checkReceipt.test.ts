import {
  buildNotice,
  ContractMissingError,
  evaluateFacts,
  HistoryIncompleteError,
  MomentInFutureError,
  publishNotice,
  WrongChainError,
} from '@consent-ledger/sdk'
import { checkReceipt, readChainFacts } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts, day, receiptFile, type SeededHistory, seedHistory, senderOf } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

describe('checkReceipt', () => {
  let anvil: Anvil
  let seeded: SeededHistory
  type Name = keyof SeededHistory['receipts']

  before(async () => {
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
  })

  after(() => anvil.stop())

  const check = (name: Name, input: { at?: number; purpose?: string; category?: string } = {}) =>
    checkReceipt(seeded.client, {
      deployment: seeded.deployment,
      receipt: receiptFile(seeded.receipts[name]),
      ...input,
    })
  const reasons = async (name: Name, at?: number) => (await check(name, { at })).uses.map(({ facts }) => facts.reason)

  it('answers for every use of the receipt, with all rows', async () => {
    const { uses, brand, receipt, head, at } = await check('useRevoked')
    expect(uses.map(({ purpose, category }) => ({ purpose, category }))).to.deep.equal([
      { purpose: 'message.email', category: 'contact.email' },
      { purpose: 'offers.personalised', category: 'behaviour.purchases' },
    ])
    expect(uses.map(({ facts }) => facts.reason)).to.deep.equal([null, 'revoked'])
    for (const { facts } of uses) expect(facts.rows).to.have.length(9)
    expect(uses[1]?.facts.revocation).to.deep.include({ scope: 'use', by: 'customer', at: seeded.times.revokedAt })
    expect(brand?.name).to.equal('Kaufhaus Nord GmbH')
    expect(receipt?.consent.account).to.equal('u…@example.com')
    expect(at).to.equal(head.timestamp)
  })

  it('answers as of the moment asked about', async () => {
    const { issuedAt, recordedAt, revokedAt, publishedAt } = seeded.times
    expect(await reasons('brandRevoked', publishedAt - 1)).to.deep.equal(['controller-changed', 'controller-changed'])
    expect(await reasons('brandRevoked', publishedAt)).to.deep.equal(['not-recorded', 'not-recorded'])
    expect(await reasons('brandRevoked', issuedAt)).to.deep.equal(['not-recorded', 'not-recorded'])
    expect(await reasons('brandRevoked', recordedAt)).to.deep.equal([null, null])
    expect(await reasons('brandRevoked', revokedAt - 1)).to.deep.equal([null, null])
    expect(await reasons('brandRevoked', revokedAt)).to.deep.equal(['revoked', 'revoked'])
    const [byBrand] = (await check('revokedByBrand')).uses
    expect(byBrand?.facts.revocation?.by).to.equal('brand')
    expect(await reasons('unrecorded')).to.deep.equal(['not-recorded', 'not-recorded'])
    expect(await reasons('special')).to.deep.equal([null])
  })

  it('answers for one use when asked for one, granted or not', async () => {
    const one = await check('active', { purpose: 'message.email', category: 'contact.email' })
    expect(one.uses.map(({ facts }) => facts.allowed)).to.deep.equal([true])
    const none = await check('active', { purpose: 'data.sell', category: 'contact.email' })
    expect(none.uses.map(({ facts }) => facts.reason)).to.deep.equal(['not-granted'])
  })

  it('says what a text that is no receipt lacks', async () => {
    const ask = (receipt: string) => checkReceipt(seeded.client, { deployment: seeded.deployment, receipt })
    for (const receipt of ['', 'no receipt', '{}', receiptFile(seeded.receipts.active).slice(0, -10)]) {
      const { uses, receipt: parsed, malformed, brand } = await ask(receipt)
      expect([parsed, brand]).to.deep.equal([null, null])
      expect(malformed?.name).to.equal('MalformedReceiptError')
      expect(uses.map(({ facts }) => [facts.reason, facts.rows[0]?.passed])).to.deep.equal([['malformed', false]])
    }
  })

  it('finds out every forgery', async () => {
    const { active } = seeded.receipts
    const changed = async (change: object) =>
      (
        await checkReceipt(seeded.client, {
          deployment: seeded.deployment,
          receipt: receiptFile({ ...active, ...change }),
        })
      ).uses[0]?.facts.reason
    const { consent } = active
    expect(await changed({ chainId: 1 })).to.equal('wrong-ledger')
    expect(await changed({ ledger: accounts.anyone.address })).to.equal('wrong-ledger')
    expect(await changed({ consent: { ...consent, expiresAt: consent.expiresAt + day } })).to.equal('bad-signature')
    expect(await changed({ consent: { ...consent, brandId: seeded.otherBrandId } })).to.equal('bad-signature')
    expect(await changed({ recording: { ...active.recording, proof: [] } })).to.equal('not-recorded')
    const expected = { deployment: seeded.deployment, brandId: seeded.otherBrandId, receipt: receiptFile(active) }
    expect((await checkReceipt(seeded.client, expected)).uses[0]?.facts.reason).to.equal('wrong-brand')
  })

  it('refuses a moment that has not come, another chain, and an address without a ledger', async () => {
    await rejectionOf(MomentInFutureError, check('active', { at: seeded.times.timestamp + day }))
    const receipt = receiptFile(seeded.receipts.active)
    const deployment = { ...seeded.deployment, chainId: 1 }
    await rejectionOf(WrongChainError, checkReceipt(seeded.client, { deployment, receipt }))
    const elsewhere = { ...seeded.deployment, ledger: accounts.anyone.address }
    await rejectionOf(ContractMissingError, checkReceipt(seeded.client, { deployment: elsewhere, receipt }))
  })

  it('denies when the node has lost the text of a notice, and fails when it leaves out a notice', async () => {
    const forgetful = meddlingClient(anvil, { eth_getLogs: () => [] })
    const ask = { deployment: seeded.deployment, receipt: receiptFile(seeded.receipts.active) }
    const lost = await checkReceipt(forgetful, ask)
    expect(lost.uses[0]?.facts.reason).to.equal('unknown-notice')
    await rejectionOf(HistoryIncompleteError, checkReceipt(forgetful, { ...ask, at: seeded.times.recordedAt }))
  })

  it('reads everything at one block hash, but for the logs, which the ledger confirms', async () => {
    const seen: unknown[] = []
    const watched = meddlingClient(anvil, {
      eth_call: (result, [, block]) => {
        seen.push(block)
        return result
      },
    })
    const { head } = await checkReceipt(watched, {
      deployment: seeded.deployment,
      receipt: receiptFile(seeded.receipts.active),
    })
    expect(seen.length).to.be.greaterThan(4)
    for (const block of seen) expect(block).to.deep.equal({ blockHash: head.hash, requireCanonical: true })
  })

  it('knows the notice in force at the moment, not the newest', async () => {
    const { deployment, brandId, draft, client } = seeded
    const { wallets, included } = senderOf(anvil)
    await anvil.rpc('evm_increaseTime', [day])
    const renamed = { ...draft, edition: 3, controller: { ...draft.controller, name: 'Kaufhaus Nord SE' } }
    const { document } = buildNotice(renamed)
    await included(publishNotice(wallets.nextOwner, { ledger: deployment.ledger, brandId, document }))
    const renamedAt = Number((await client.getBlock()).timestamp)
    expect(await reasons('active')).to.deep.equal(['controller-changed', 'controller-changed'])
    expect(await reasons('active', renamedAt - 1)).to.deep.equal([null, null])
    expect(await reasons('active', seeded.times.recordedAt)).to.deep.equal([null, null])

    const receipt = seeded.receipts.active
    const chain = await readChainFacts(client, { deployment, receipt, at: renamedAt - 1 })
    expect(chain.notices.map(({ number }) => number)).to.deep.equal([1, 2, 3])
    const [use] = receipt.consent.uses
    const ask = { purpose: use?.purpose ?? '', category: use?.category ?? '', at: renamedAt - 1 }
    const facts = evaluateFacts({ receipt: receiptFile(receipt), expected: { ...deployment, brandId }, ask, chain })
    expect(facts.allowed).to.equal(true)
  })
})
