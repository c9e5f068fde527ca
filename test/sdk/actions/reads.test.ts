import {
  BlockMissingError,
  buildNotice,
  ChainUnreadableError,
  ContractMissingError,
  checkConsent,
  findBlockAt,
  getBrand,
  getHead,
  getLatestNotice,
  getLatestNoticeHash,
  getLockStates,
  getNotice,
  getNotices,
  getRecordedAt,
  getRevocationDigest,
  getUseDigest,
  HistoryIncompleteError,
  isOperator,
  listBrands,
  MomentInFutureError,
  NoticeTextMissingError,
  zeroHash,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import { type Hex, keccak256, toHex } from 'viem'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts, readerOf, type SeededHistory, seedHistory } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

describe('the reading actions', () => {
  let anvil: Anvil
  let seeded: SeededHistory
  let brand: { ledger: Hex; brandId: Hex }

  before(async () => {
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
    brand = { ledger: seeded.deployment.ledger, brandId: seeded.brandId }
  })

  after(() => anvil.stop())

  describe('getBrand and isOperator', () => {
    it('answer null and false for an unknown brand', async () => {
      const unknown = { ...brand, brandId: keccak256('0x01') }
      expect(await getBrand(seeded.client, unknown)).to.equal(null)
      expect(await isOperator(seeded.client, { ...unknown, account: accounts.owner.address })).to.equal(false)
    })

    it('answer as of the block asked for, by number and by hash', async () => {
      const before = await findBlockAt(seeded.client, { timestamp: seeded.times.recordedAt })
      if (before === null) throw new Error('no block')
      for (const at of [{ blockNumber: before.number }, { blockHash: before.hash }]) {
        expect((await getBrand(seeded.client, { ...brand, ...at }))?.owner).to.equal(accounts.owner.address)
      }
      expect((await getBrand(seeded.client, brand))?.owner).to.equal(accounts.nextOwner.address)
      expect(await isOperator(seeded.client, { ...brand, account: accounts.operator.address })).to.equal(true)
    })

    it('tell that there is no ledger from that there is no brand', async () => {
      const elsewhere = { ...brand, ledger: accounts.anyone.address }
      const error = await rejectionOf(ContractMissingError, getBrand(seeded.client, elsewhere))
      expect(error).to.include({ contract: 'ConsentLedger', address: accounts.anyone.address })
      await rejectionOf(ContractMissingError, getBrand(seeded.client, { ...brand, ledger: seeded.deployment.verifier }))
    })

    it('fail when the node is gone or does not know the block', async () => {
      await rejectionOf(ChainUnreadableError, getBrand(readerOf({ url: 'http://127.0.0.1:1' }), brand))
      await rejectionOf(ChainUnreadableError, getBrand(seeded.client, { ...brand, blockHash: keccak256('0x01') }))
    })
  })

  describe('listBrands', () => {
    it('lists every brand as it is now', async () => {
      const brands = await listBrands(seeded.client, seeded.deployment)
      expect(brands.map(({ brandId, name }) => ({ brandId, name }))).to.deep.equal([
        { brandId: seeded.brandId, name: 'Kaufhaus Nord GmbH' },
        { brandId: seeded.otherBrandId, name: 'Hafen-Apotheke' },
      ])
    })

    it('fails where there is no ledger, instead of listing none', async () => {
      await rejectionOf(
        ContractMissingError,
        listBrands(seeded.client, { ledger: accounts.anyone.address, deploymentBlock: 0 }),
      )
    })
  })

  describe('getNotice, getLatestNotice and getNotices', () => {
    it('give the text that was published', async () => {
      const { document, noticeHash, notice } = buildNotice(seeded.draft)
      const found = await getNotice(seeded.client, { ...brand, noticeHash })
      expect(found).to.deep.include({ number: 1, publishedAt: seeded.times.publishedAt, noticeHash, notice })
      expect(toHex(found?.document ?? new Uint8Array())).to.equal(toHex(document))
      expect(await getLatestNotice(seeded.client, brand)).to.deep.include({
        number: 2,
        publishedAt: seeded.times.secondPublishedAt,
      })
      expect(await getLatestNoticeHash(seeded.client, brand)).to.equal(
        (await getLatestNotice(seeded.client, brand))?.noticeHash,
      )
      const notices = await getNotices(seeded.client, { ...brand, fromBlock: 0n })
      expect(notices.map(({ number, notice }) => [number, notice?.edition])).to.deep.equal([
        [1, 1],
        [2, 2],
      ])
    })

    it('give null for a notice and a brand that do not exist', async () => {
      expect(await getNotice(seeded.client, { ...brand, noticeHash: keccak256('0x01') })).to.equal(null)
      const unknown = { ...brand, brandId: keccak256('0x01') }
      expect(await getLatestNotice(seeded.client, unknown)).to.equal(null)
      expect(await getLatestNoticeHash(seeded.client, unknown)).to.equal(null)
      expect(await getNotices(seeded.client, { ...unknown, fromBlock: 0n })).to.deep.equal([])
    })

    it('say that published bytes are no notice', async () => {
      const found = await getLatestNotice(seeded.client, { ...brand, brandId: seeded.otherBrandId })
      expect(found?.notice).to.equal(null)
      expect(found?.document).to.deep.equal(new Uint8Array([0, 255]))
    })

    it('fail when the node has lost the text, or gives another, unless the caller has kept it', async () => {
      const { noticeHash } = buildNotice(seeded.draft)
      const forgetful = meddlingClient(anvil, { eth_getLogs: () => [] })
      const error = await rejectionOf(NoticeTextMissingError, getNotice(forgetful, { ...brand, noticeHash }))
      expect(error).to.deep.include({ brandId: brand.brandId, noticeHash })
      const document = new TextDecoder().decode(buildNotice(seeded.draft).document)
      const kept = await getNotice(forgetful, { ...brand, noticeHash, document })
      expect(kept).to.deep.equal(await getNotice(seeded.client, { ...brand, noticeHash }))
      const other = await rejectionOf(
        NoticeTextMissingError,
        getNotice(forgetful, { ...brand, noticeHash, document: `${document} ` }),
      )
      expect(other).to.deep.include({ noticeHash })
      await rejectionOf(HistoryIncompleteError, getNotices(forgetful, { ...brand, fromBlock: 0n }))
      const forger = meddlingClient(anvil, {
        eth_getLogs: (logs: { data: string }[]) =>
          logs.map((log) => ({ ...log, data: log.data.replace('7768617420', '7768617421') })),
      })
      await rejectionOf(NoticeTextMissingError, getNotice(forger, { ...brand, noticeHash }))
    })
  })

  describe('getRecordedAt and getLockStates', () => {
    it('read lists longer than one call, in order', async () => {
      const root = seeded.receipts.active.recording?.root as Hex
      const lock = seeded.receipts.brandRevoked.consent.brandLock
      const list = (value: Hex) =>
        Array.from({ length: 1_203 }, (_, index) => (index === 1_100 ? value : keccak256(toHex(index + 1))))
      const times = await getRecordedAt(seeded.client, { ...brand, roots: list(root) })
      expect(times.filter((time) => time !== 0)).to.deep.equal([seeded.times.recordedAt])
      expect(times[1_100]).to.equal(seeded.times.recordedAt)
      const states = await getLockStates(seeded.client, { ...brand, locks: list(lock) })
      expect(states).to.have.length(1_203)
      expect(states[1_100]).to.deep.equal({ revokedAt: seeded.times.revokedAt, byBrand: false })
    })
  })

  describe('getRevocationDigest and getUseDigest', () => {
    it('are zero before the first revocation and use recording, then not', async () => {
      const early = await findBlockAt(seeded.client, { timestamp: seeded.times.publishedAt })
      const at = { ...brand, blockHash: early?.hash }
      expect([await getRevocationDigest(seeded.client, at), await getUseDigest(seeded.client, at)]).to.deep.equal([
        zeroHash,
        zeroHash,
      ])
      expect(await getRevocationDigest(seeded.client, brand)).to.not.equal(zeroHash)
      expect(await getUseDigest(seeded.client, brand)).to.not.equal(zeroHash)
    })
  })

  describe('getHead and findBlockAt', () => {
    it('find the first block with a time', async () => {
      const found = await findBlockAt(seeded.client, { timestamp: seeded.times.recordedAt })
      if (found === null) throw new Error('no block')
      expect(found.timestamp).to.equal(seeded.times.recordedAt)
      const previous = await getHead(seeded.client, { blockNumber: found.number - 1n })
      expect(previous.timestamp).to.be.lessThan(seeded.times.recordedAt)
      expect(await findBlockAt(seeded.client, { timestamp: previous.timestamp + 1 })).to.deep.equal(found)
      expect(await findBlockAt(seeded.client, { timestamp: seeded.times.timestamp + 1 })).to.equal(null)
    })

    it('name a block the node does not have', async () => {
      const error = await rejectionOf(BlockMissingError, getHead(seeded.client, { blockNumber: 1_000_000n }))
      expect(error.block).to.equal('1000000')
    })
  })

  describe('checkConsent', () => {
    const use = { purpose: 'offers.personalised', category: 'behaviour.purchases' }

    it('gives the reason of the verifier by its name', async () => {
      const { deployment, receipts, times, client } = seeded
      const ask = { verifier: deployment.verifier, brandId: seeded.brandId, ...use }
      expect(await checkConsent(client, { ...ask, receipt: receipts.active })).to.deep.equal({
        allowed: true,
        reason: null,
        recordedAt: times.recordedAt,
        revokedAt: null,
      })
      expect(await checkConsent(client, { ...ask, receipt: receipts.useRevoked })).to.deep.equal({
        allowed: false,
        reason: 'revoked',
        recordedAt: times.recordedAt,
        revokedAt: times.revokedAt,
      })
      const moment = times.revokedAt - 1
      expect((await checkConsent(client, { ...ask, receipt: receipts.useRevoked, moment })).allowed).to.equal(true)
      expect((await checkConsent(client, { ...ask, receipt: receipts.unrecorded })).reason).to.equal('not-recorded')
      expect(
        (await checkConsent(client, { ...ask, brandId: seeded.otherBrandId, receipt: receipts.active })).reason,
      ).to.equal('wrong-brand')
      expect((await checkConsent(client, { ...ask, purpose: 'data.sell', receipt: receipts.active })).reason).to.equal(
        'not-granted',
      )
    })

    it('refuses a moment that has not come', async () => {
      const { deployment, receipts, times, client } = seeded
      const moment = times.timestamp + 1_000
      const ask = { verifier: deployment.verifier, brandId: seeded.brandId, ...use, receipt: receipts.active, moment }
      const error = await rejectionOf(MomentInFutureError, checkConsent(client, ask))
      expect(error.moment).to.equal(moment)
      expect(error.timestamp).to.be.lessThan(moment)
    })
  })
})
