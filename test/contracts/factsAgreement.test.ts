import { buildNotice, evaluateFacts, type FactReason, zeroHash } from '@consent-ledger/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { network } from 'hardhat'
import { type Hex, numberToHex } from 'viem'
import {
  latestQuestion,
  questionOf,
  type ReceiptScenario,
  receiptScenario,
} from '../../scripts/fuzz/receiptScenario.ts'
import { noticeDraft } from '../helpers/noticeDraft.ts'
import { deployContracts } from './deployContracts.ts'
import { lockWord, slotOf } from './ledgerStorage.ts'
import { reasons } from './reasons.ts'

/*
 * The contract and the SDK answer the same question. Here both are asked about random receipts, most of them good but for one thing, at
 * moments around every border. What needs the notice's text is left alone, so the answers must be equal to the second.
 */

const { ethers, networkHelpers, provider } = await network.create()

async function deployBrand() {
  const { ledger, ledgerAddress, verifier } = await deployContracts(ethers)
  const { chainId } = await ethers.provider.getNetwork()
  const domain = { chainId: Number(chainId), ledger: ledgerAddress }
  const brandId: Hex = await ledger.registerBrand.staticCall(zeroHash, 'Kaufhaus Nord GmbH', 'kaufhaus-nord.example')
  await ledger.registerBrand(zeroHash, 'Kaufhaus Nord GmbH', 'kaufhaus-nord.example')
  const { notice, document, noticeHash } = buildNotice({ ...noticeDraft(), brandId })
  await ledger.publishNotice(brandId, document)
  const publishedAt = await networkHelpers.time.latest()
  await networkHelpers.time.increase(latestQuestion + 100)
  return { ledgerAddress, verifier, domain, brandId, notice, noticeHash, publishedAt }
}

describe('ConsentVerifier and evaluateFacts', () => {
  it('invariant 18: give the same answer about random receipts', async function () {
    this.timeout(120_000)
    const brand = await deployBrand()
    const { ledgerAddress, verifier, brandId, domain } = brand
    const store = (slot: Hex, word: Hex) =>
      provider.request({ method: 'hardhat_setStorageAt', params: [ledgerAddress, slot, word] })
    const seen = new Map<FactReason | null, number>()

    const check = async (scene: ReceiptScenario) => {
      const { receipt, recordings, spent, askedBrand, ask, chain } = questionOf(brand, scene)
      const { consent } = receipt
      for (const [root, recordedAt] of recordings)
        await store(slotOf('_recordedAt', brandId, root), numberToHex(recordedAt, { size: 32 }))
      for (const lock of [consent.brandLock, ...consent.uses.map((each) => each.lock)])
        await store(slotOf('_lockStates', brandId, lock), lockWord(spent.get(lock) ?? { revokedAt: 0, byBrand: false }))

      const facts = evaluateFacts({
        receipt: JSON.stringify(receipt),
        expected: { ...domain, brandId: askedBrand },
        ask,
        chain,
      })
      const answer = await verifier.check(
        askedBrand,
        receipt.consent,
        receipt.signature,
        receipt.recording?.root ?? zeroHash,
        receipt.recording?.proof ?? [],
        ask.purpose,
        ask.category,
        ask.at,
      )
      expect({
        allowed: answer.allowed,
        reason: reasons[Number(answer.reason)],
        recordedAt: Number(answer.recordedAt),
        revokedAt: Number(answer.revokedAt),
      }).to.deep.equal({
        allowed: facts.allowed,
        reason: facts.reason,
        recordedAt: facts.recordedAt ?? 0,
        revokedAt: facts.revocation?.at ?? 0,
      })
      seen.set(facts.reason, (seen.get(facts.reason) ?? 0) + 1)
    }
    await fc.assert(fc.asyncProperty(receiptScenario, check), { seed: 20_260_102, numRuns: 600 })

    // The sample is worth something only if it meets every answer the contract can give to a receipt that parses.
    const answers = [...seen.keys()].sort()
    expect(answers).to.deep.equal(
      [
        null,
        'wrong-brand',
        'bad-signature',
        'unknown-notice',
        'bad-terms',
        'not-recorded',
        'recorded-late',
        'expired',
        'revoked',
        'not-granted',
      ].sort(),
    )
  })
})
