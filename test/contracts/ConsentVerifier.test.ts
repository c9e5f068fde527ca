import {
  buildTree,
  type Consent,
  deriveSigner,
  type FactReason,
  hashConsent,
  type LedgerDomain,
  leafOf,
  lockOf,
  signConsent,
  zeroHash,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { consentVerifierAbi } from '../../sdk/src/abi/consentVerifierAbi.ts'
import { deployContracts } from './deployContracts.ts'
import { reasons } from './reasons.ts'

const { ethers, networkHelpers } = await network.create({ override: { allowBlocksWithSameTimestamp: true } })

const day = 86_400
const id = (text: string) => ethers.id(text) as Hex
const { privateKey, subject } = deriveSigner(id('brand key'))
const secret = { brand: id('brand secret'), offers: id('offers secret'), sizes: id('sizes secret') }
const noticeDocument = ethers.toUtf8Bytes('{"type":"consent-notice"}')

/** A ledger with one brand, its notice and the recorded root of one consent; the chain stands ten days after the recording. */
async function deployReceipt() {
  const { ledger, ledgerAddress, verifier } = await deployContracts(ethers)
  const { chainId } = await ethers.provider.getNetwork()
  const domain: LedgerDomain = { chainId: Number(chainId), ledger: ledgerAddress }
  const brandId: Hex = await ledger.registerBrand.staticCall(zeroHash, 'Kaufhaus Nord', 'nord.example')
  await ledger.registerBrand(zeroHash, 'Kaufhaus Nord', 'nord.example')

  const publishedAt = (await networkHelpers.time.latest()) + day
  await networkHelpers.time.setNextBlockTimestamp(publishedAt)
  await ledger.publishNotice(brandId, noticeDocument)

  const consent: Consent = {
    brandId,
    subject,
    account: 'm…@example.com',
    noticeHash: ethers.keccak256(noticeDocument) as Hex,
    locale: 'de',
    statement: 'Ich erlaube …',
    uses: [
      { purpose: 'offers.personalised', category: 'behaviour.purchases', lock: lockOf(secret.offers) },
      { purpose: 'recommend.sizes', category: 'preference.sizes', lock: lockOf(secret.sizes) },
    ],
    brandLock: lockOf(secret.brand),
    issuedAt: publishedAt,
    expiresAt: publishedAt + 365 * day,
    requestId: id('request'),
    salt: id('salt'),
  }
  const recordedAt = consent.issuedAt + 60
  const receipt = await record(ledger, domain, consent, recordedAt)
  await networkHelpers.time.increaseTo(recordedAt + 10 * day)
  return { ledger, ledgerAddress, verifier, domain, brandId, consent, recordedAt, receipt }
}

type Fixture = Awaited<ReturnType<typeof deployReceipt>>
type Ledger = Fixture['ledger']
type Signed = { consent: Consent; signature: Hex; root: Hex; proof: readonly Hex[] }
type Answer = { allowed: boolean; reason: FactReason | null; recordedAt: number; revokedAt: number }

function sign(domain: LedgerDomain, consent: Consent): Signed {
  const hash = hashConsent(domain, consent)
  const tree = buildTree([hash])
  return {
    consent,
    signature: signConsent(domain, consent, privateKey),
    root: tree.root,
    proof: tree.proofOf(hash),
  }
}

async function record(ledger: Ledger, domain: LedgerDomain, consent: Consent, recordedAt: number): Promise<Signed> {
  const signed = sign(domain, consent)
  await networkHelpers.time.setNextBlockTimestamp(recordedAt)
  await ledger.recordGrants(consent.brandId, signed.root)
  return signed
}

async function check(
  { verifier, brandId }: Pick<Fixture, 'verifier' | 'brandId'>,
  { consent, signature, root, proof }: Signed,
  asked: { brandId?: Hex; purpose?: string; category?: string; moment?: number } = {},
): Promise<Answer> {
  const answer = await verifier.check(
    asked.brandId ?? brandId,
    consent,
    signature,
    root,
    proof,
    asked.purpose ?? 'offers.personalised',
    asked.category ?? 'behaviour.purchases',
    asked.moment ?? 0,
  )
  return {
    allowed: answer.allowed,
    reason: reasons[Number(answer.reason)] ?? null,
    recordedAt: Number(answer.recordedAt),
    revokedAt: Number(answer.revokedAt),
  }
}

function denied(reason: FactReason, recordedAt = 0, revokedAt = 0): Answer {
  return { allowed: false, reason, recordedAt, revokedAt }
}

describe('ConsentVerifier', () => {
  describe('constructor', () => {
    it('keeps the ledger', async () => {
      const { verifier, ledgerAddress } = await networkHelpers.loadFixture(deployReceipt)
      expect(await verifier.ledger()).to.equal(ledgerAddress)
    })

    it('reverts when there is no contract at the address', async () => {
      const factory = await ethers.getContractFactory('ConsentVerifier')
      const nobody = ethers.getAddress('0x00000000000000000000000000000000000000aa')
      await expect(factory.deploy(nobody)).to.be.revertedWithCustomError(factory, 'NoLedger').withArgs(nobody)
    })
  })

  describe('public face', () => {
    it('is exactly this, and only reads', () => {
      const names = consentVerifierAbi.flatMap((item) => ('name' in item ? [`${item.type} ${item.name}`] : []))
      expect(names.sort()).to.deep.equal([
        'error MomentInFuture',
        'error NoLedger',
        'function check',
        'function ledger',
      ])
      for (const item of consentVerifierAbi) {
        if (item.type === 'function') expect(item.stateMutability).to.equal('view')
      }
    })
  })

  describe('check', () => {
    it('allows each use of a recorded consent', async () => {
      const fixture = await networkHelpers.loadFixture(deployReceipt)
      const allowed = { allowed: true, reason: null, recordedAt: fixture.recordedAt, revokedAt: 0 }
      expect(await check(fixture, fixture.receipt)).to.deep.equal(allowed)
      const second = { purpose: 'recommend.sizes', category: 'preference.sizes' }
      expect(await check(fixture, fixture.receipt, second)).to.deep.equal(allowed)
    })

    describe('the moment', () => {
      it('0 is the time of the block', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        await networkHelpers.time.increaseTo(fixture.consent.expiresAt - 1)
        expect((await check(fixture, fixture.receipt)).allowed).to.equal(true)
        await networkHelpers.time.increaseTo(fixture.consent.expiresAt)
        expect(await check(fixture, fixture.receipt)).to.deep.equal(denied('expired', fixture.recordedAt))
      })

      it('may be the time of the block', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const moment = await networkHelpers.time.latest()
        expect((await check(fixture, fixture.receipt, { moment })).allowed).to.equal(true)
      })

      it('reverts when it is later than the block', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const latest = await networkHelpers.time.latest()
        await expect(check(fixture, fixture.receipt, { moment: latest + 1 }))
          .to.be.revertedWithCustomError(fixture.verifier as never, 'MomentInFuture')
          .withArgs(latest + 1, latest)
      })
    })

    describe('malformed', () => {
      it('when the signature is not 65 bytes', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const { signature } = fixture.receipt
        for (const other of ['0x', signature.slice(0, -2), `${signature}00`] as Hex[]) {
          expect(await check(fixture, { ...fixture.receipt, signature: other })).to.deep.equal(denied('malformed'))
        }
      })

      it('when the proof has more than 64 steps', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        for (const [steps, answer] of [
          [64, { allowed: true, reason: null, recordedAt: fixture.recordedAt + 100 * day, revokedAt: 0 }],
          [65, denied('malformed')],
        ] as const) {
          const consent = { ...fixture.consent, issuedAt: fixture.recordedAt + 99 * day }
          const signed = sign(fixture.domain, consent)
          const proof: Hex[] = Array.from({ length: steps }, (_, index) => id(`step ${index}`))
          let root = leafOf(hashConsent(fixture.domain, consent))
          for (const step of proof) root = ethers.keccak256(ethers.concat([root, step].sort())) as Hex
          await networkHelpers.time.setNextBlockTimestamp(fixture.recordedAt + 100 * day)
          await fixture.ledger.recordGrants(fixture.brandId, root)
          expect(await check(fixture, { ...signed, root, proof })).to.deep.equal(answer)
        }
      })

      it('when a time is no exact JSON number', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        for (const field of ['issuedAt', 'expiresAt'] as const) {
          const inexact = { ...fixture.consent, [field]: 2n ** 53n } as unknown as Consent
          expect(await check(fixture, { ...fixture.receipt, consent: inexact })).to.deep.equal(denied('malformed'))
          const exact = { ...fixture.consent, [field]: 2 ** 53 - 1 }
          expect(await check(fixture, { ...fixture.receipt, consent: exact })).to.deep.equal(denied('bad-signature'))
        }
      })

      it('before the brand is compared', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const short = { ...fixture.receipt, signature: '0x' as Hex }
        expect(await check(fixture, short, { brandId: id('other brand') })).to.deep.equal(denied('malformed'))
        const consent = { ...fixture.consent, expiresAt: 2n ** 53n } as unknown as Consent
        const inexact = { ...fixture.receipt, consent }
        expect(await check(fixture, inexact, { brandId: id('other brand') })).to.deep.equal(denied('malformed'))
      })
    })

    describe('wrong-brand', () => {
      it('when the consent names another brand, before the signature is read', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        expect(await check(fixture, fixture.receipt, { brandId: id('other brand') })).to.deep.equal(
          denied('wrong-brand'),
        )
        const consent = { ...fixture.consent, brandId: id('other brand') }
        expect(await check(fixture, { ...fixture.receipt, consent })).to.deep.equal(denied('wrong-brand'))
      })
    })

    describe('bad-signature', () => {
      it('when any field was changed after signing', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const [first, second] = fixture.consent.uses
        if (!first || !second) throw new Error('the consent has two uses')
        const changes: Partial<Consent>[] = [
          { subject: deriveSigner(id('other key')).subject },
          { account: 'n…@example.com' },
          { noticeHash: id('other notice') },
          { locale: 'en' },
          { statement: '' },
          { uses: [first] },
          { uses: [first, { ...second, purpose: 'recommend.products' }] },
          { uses: [first, { ...second, category: 'preference.interests' }] },
          { uses: [{ ...first, lock: id('other lock') }, second] },
          { brandLock: id('other lock') },
          { issuedAt: fixture.consent.issuedAt + 1 },
          { expiresAt: fixture.consent.expiresAt + 1 },
          { requestId: zeroHash },
          { salt: zeroHash },
        ]
        for (const change of changes) {
          const consent = { ...fixture.consent, ...change }
          expect(await check(fixture, { ...fixture.receipt, consent }), JSON.stringify(change)).to.deep.equal(
            denied('bad-signature'),
          )
        }
      })

      it('when it was signed for another chain or another ledger', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const { chainId, ledger } = fixture.domain
        const other = '0x00000000000000000000000000000000000000aa'
        for (const domain of [
          { chainId: chainId + 1, ledger },
          { chainId, ledger: other },
        ] as const) {
          const signature = signConsent(domain, fixture.consent, privateKey)
          expect(await check(fixture, { ...fixture.receipt, signature })).to.deep.equal(denied('bad-signature'))
        }
      })

      it('when s is high or v is neither 27 nor 28, and when it recovers to nobody', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const { signature } = fixture.receipt
        const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
        const [r, s, v] = [signature.slice(2, 66), signature.slice(66, 130), Number.parseInt(signature.slice(130), 16)]
        const highS = ethers.toBeHex(order - BigInt(`0x${s}`), 32).slice(2)
        const byte = (value: number) => value.toString(16).padStart(2, '0')
        for (const other of [
          r + highS + byte(v === 27 ? 28 : 27),
          r + s + byte(v - 27),
          r + s + byte(29),
          '0'.repeat(130),
          '0'.repeat(128) + byte(27),
        ]) {
          const altered = { ...fixture.receipt, signature: `0x${other}` as Hex }
          expect(await check(fixture, altered), other).to.deep.equal(denied('bad-signature'))
        }
      })

      it('when subject is the zero address and the signature recovers to nobody', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const consent = { ...fixture.consent, subject: ethers.ZeroAddress as Hex }
        const signature = `0x${'0'.repeat(128)}1b` as Hex
        expect(await check(fixture, { ...fixture.receipt, consent, signature })).to.deep.equal(denied('bad-signature'))
      })

      it('before the notice is looked up', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const signed = sign(fixture.domain, { ...fixture.consent, noticeHash: id('other notice') })
        const unsigned = { ...signed, signature: fixture.receipt.signature }
        expect(await check(fixture, unsigned)).to.deep.equal(denied('bad-signature'))
      })
    })

    describe('unknown-notice', () => {
      it('when the brand never published it, or another brand did', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const otherBrand: Hex = await fixture.ledger.registerBrand.staticCall(id('other'), 'Other', 'other.example')
        await fixture.ledger.registerBrand(id('other'), 'Other', 'other.example')
        const foreign = ethers.toUtf8Bytes('published by another brand')
        await fixture.ledger.publishNotice(otherBrand, foreign)
        const issuedAt = await networkHelpers.time.latest()
        for (const noticeHash of [id('never published'), ethers.keccak256(foreign) as Hex, zeroHash]) {
          const signed = sign(fixture.domain, { ...fixture.consent, issuedAt, noticeHash })
          expect(await check(fixture, signed)).to.deep.equal(denied('unknown-notice'))
        }
      })

      it('when it was published after the consent was issued, before the terms are checked', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const signed = sign(fixture.domain, { ...fixture.consent, issuedAt: fixture.consent.issuedAt - 1, uses: [] })
        expect(await check(fixture, signed)).to.deep.equal(denied('unknown-notice'))
      })
    })

    describe('bad-terms', () => {
      const lock = id('lock')
      const use = (purpose: string, category: string) => ({ purpose, category, lock })

      async function expectTerms(change: Partial<Consent>, isGood: boolean) {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const signed = sign(fixture.domain, { ...fixture.consent, ...change })
        // Good terms lead to the next step: this consent is not recorded.
        const answer = denied(isGood ? 'not-recorded' : 'bad-terms')
        expect(await check(fixture, signed), JSON.stringify(change)).to.deep.equal(answer)
      }

      it('when there is no use or no account', async () => {
        await expectTerms({ uses: [] }, false)
        await expectTerms({ account: '' }, false)
      })

      it('when a lock is zero', async () => {
        await expectTerms({ brandLock: zeroHash }, false)
        await expectTerms({ uses: [{ ...use('a', 'a'), lock: zeroHash }] }, false)
        await expectTerms({ uses: [use('a', 'a'), { ...use('b', 'b'), lock: zeroHash }] }, false)
      })

      it('when it does not end after it begins, or after the year 9999', async () => {
        const { consent } = await networkHelpers.loadFixture(deployReceipt)
        await expectTerms({ expiresAt: consent.issuedAt }, false)
        await expectTerms({ expiresAt: consent.issuedAt - 1 }, false)
        await expectTerms({ expiresAt: consent.issuedAt + 1 }, true)
        await expectTerms({ expiresAt: 253_402_300_799 }, true)
        await expectTerms({ expiresAt: 253_402_300_800 }, false)
      })

      it('when the uses are not sorted by purpose, then category, in byte order, or one is repeated', async () => {
        const sorted: [string, string][] = [
          ['', ''],
          ['', 'a'],
          ['B', 'z'],
          ['a', 'Z'],
          ['a', 'a'],
          ['a', 'aa'],
          ['a', 'b'],
          ['aa', 'a'],
          ['z', 'a'],
          ['é', 'a'],
          ['\uffff', 'a'],
          ['\u{10000}', 'a'],
        ]
        const uses = sorted.map(([purpose, category]) => use(purpose, category))
        await expectTerms({ uses }, true)
        for (let index = 0; index + 1 < uses.length; index++) {
          const [first, second] = [uses[index], uses[index + 1]]
          if (!first || !second) continue
          await expectTerms({ uses: [first, second] }, true)
          await expectTerms({ uses: [second, first] }, false)
          await expectTerms({ uses: [first, { ...first, lock: id('another lock') }] }, false)
        }
      })

      it('when a special category is not the only use', async () => {
        const special = use('b', 'special.health')
        await expectTerms({ uses: [special] }, true)
        await expectTerms({ uses: [use('a', 'a'), special] }, false)
        await expectTerms({ uses: [special, use('c', 'c')] }, false)
        await expectTerms({ uses: [special, use('b', 'special.sexuality')] }, false)
        await expectTerms({ uses: [special, use('b', 'special.')].reverse() }, false)
        await expectTerms({ uses: [use('a', 'a'), use('b', 'special.')] }, false)
        await expectTerms({ uses: [use('a', 'special'), use('b', 'specials.health')] }, true)
        await expectTerms({ uses: [use('special.health', 'a'), use('special.x', 'b')] }, true)
      })
    })

    describe('not-recorded and recorded-late', () => {
      const week = 7 * day

      it('when there is no recording, another root or another proof', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const { receipt } = fixture
        for (const recording of [
          { root: zeroHash, proof: [] },
          { root: zeroHash },
          { root: id('other root') },
          { proof: [] },
          { proof: receipt.proof.slice(1) },
          { proof: [...receipt.proof, id('step')] },
          { proof: [...receipt.proof].reverse() },
        ]) {
          expect(await check(fixture, { ...receipt, ...recording })).to.deep.equal(denied('not-recorded'))
        }
      })

      it('when the root is recorded, but for another brand', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const otherBrand: Hex = await fixture.ledger.registerBrand.staticCall(id('other'), 'Other', 'other.example')
        await fixture.ledger.registerBrand(id('other'), 'Other', 'other.example')
        const signed = sign(fixture.domain, { ...fixture.consent, salt: id('other salt') })
        await fixture.ledger.recordGrants(otherBrand, signed.root)
        expect(await check(fixture, signed)).to.deep.equal(denied('not-recorded'))
      })

      it('when another consent is in the root', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const signed = sign(fixture.domain, { ...fixture.consent, salt: id('other salt') })
        const { root, proof } = fixture.receipt
        expect(await check(fixture, { ...signed, root, proof })).to.deep.equal(denied('not-recorded'))
      })

      it('exactly from the second it was issued to seven days later', async () => {
        for (const [delay, reason] of [
          [-1, 'not-recorded'],
          [0, null],
          [week, null],
          [week + 1, 'recorded-late'],
        ] as const) {
          const fixture = await networkHelpers.loadFixture(deployReceipt)
          const recordedAt = fixture.recordedAt + 20 * day
          const consent = { ...fixture.consent, issuedAt: recordedAt - delay }
          const signed = await record(fixture.ledger, fixture.domain, consent, recordedAt)
          const answer = { allowed: reason === null, reason, recordedAt, revokedAt: 0 }
          expect(await check(fixture, signed), `${delay}`).to.deep.equal(answer)
        }
      })

      it('when it was recorded after the moment', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const { recordedAt, receipt } = fixture
        expect((await check(fixture, receipt, { moment: recordedAt })).allowed).to.equal(true)
        expect(await check(fixture, receipt, { moment: recordedAt - 1 })).to.deep.equal(
          denied('not-recorded', recordedAt),
        )
      })

      it('is late rather than not recorded when both hold', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const recordedAt = fixture.recordedAt + 20 * day
        const consent = { ...fixture.consent, salt: id('late') }
        const signed = await record(fixture.ledger, fixture.domain, consent, recordedAt)
        expect(await check(fixture, signed, { moment: recordedAt - 1 })).to.deep.equal(
          denied('recorded-late', recordedAt),
        )
      })

      it('before the end of the consent is looked at', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        await networkHelpers.time.increaseTo(fixture.consent.expiresAt)
        expect(await check(fixture, { ...fixture.receipt, root: id('other') })).to.deep.equal(denied('not-recorded'))
      })
    })

    describe('expired', () => {
      it('from the second it ends, before the locks are looked at', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        await fixture.ledger.revoke([{ brandId: fixture.brandId, secrets: [secret.brand] }])
        await networkHelpers.time.increaseTo(fixture.consent.expiresAt + day)
        const answer = denied('expired', fixture.recordedAt)
        expect(await check(fixture, fixture.receipt, { moment: fixture.consent.expiresAt })).to.deep.equal(answer)
        const before = await check(fixture, fixture.receipt, { moment: fixture.consent.expiresAt - 1 })
        expect(before.reason).to.equal('revoked')
      })
    })

    describe('revoked', () => {
      async function revokeAt(fixture: Fixture, at: number, secrets: Hex[], byBrand = false) {
        await networkHelpers.time.setNextBlockTimestamp(at)
        if (byBrand) await fixture.ledger.revokeAsBrand(fixture.brandId, secrets.map(lockOf))
        else await fixture.ledger.revoke([{ brandId: fixture.brandId, secrets }])
      }

      it('by the brand lock: every use', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const revokedAt = fixture.recordedAt + 20 * day
        await revokeAt(fixture, revokedAt, [secret.brand])
        const answer = denied('revoked', fixture.recordedAt, revokedAt)
        expect(await check(fixture, fixture.receipt)).to.deep.equal(answer)
        const second = { purpose: 'recommend.sizes', category: 'preference.sizes' }
        expect(await check(fixture, fixture.receipt, second)).to.deep.equal(answer)
      })

      it('by the lock of the use: this use and no other', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const revokedAt = fixture.recordedAt + 20 * day
        await revokeAt(fixture, revokedAt, [secret.offers])
        expect(await check(fixture, fixture.receipt)).to.deep.equal(denied('revoked', fixture.recordedAt, revokedAt))
        const second = { purpose: 'recommend.sizes', category: 'preference.sizes' }
        expect((await check(fixture, fixture.receipt, second)).allowed).to.equal(true)
      })

      it('also by the brand itself', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const revokedAt = fixture.recordedAt + 20 * day
        await revokeAt(fixture, revokedAt, [secret.offers], true)
        expect(await check(fixture, fixture.receipt)).to.deep.equal(denied('revoked', fixture.recordedAt, revokedAt))
      })

      it('at and after the second of the revocation, not before', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const revokedAt = fixture.recordedAt + 20 * day
        await revokeAt(fixture, revokedAt, [secret.brand, secret.offers])
        const answer = denied('revoked', fixture.recordedAt, revokedAt)
        expect(await check(fixture, fixture.receipt, { moment: revokedAt })).to.deep.equal(answer)
        expect(await check(fixture, fixture.receipt, { moment: revokedAt - 1 })).to.deep.equal({
          allowed: true,
          reason: null,
          recordedAt: fixture.recordedAt,
          revokedAt: 0,
        })
      })

      it('names the brand lock when both are spent, whichever was first', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        await revokeAt(fixture, fixture.recordedAt + 20 * day, [secret.offers])
        await revokeAt(fixture, fixture.recordedAt + 21 * day, [secret.brand])
        expect(await check(fixture, fixture.receipt)).to.deep.equal(
          denied('revoked', fixture.recordedAt, fixture.recordedAt + 21 * day),
        )
        // At a moment between the two only the use's lock was spent.
        expect(await check(fixture, fixture.receipt, { moment: fixture.recordedAt + 20 * day })).to.deep.equal(
          denied('revoked', fixture.recordedAt, fixture.recordedAt + 20 * day),
        )
      })

      it('not by the same secret under another brand', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        await fixture.ledger.revoke([{ brandId: id('other brand'), secrets: [secret.brand, secret.offers] }])
        expect((await check(fixture, fixture.receipt)).allowed).to.equal(true)
      })

      it('even before it was recorded', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const other = id('another brand secret')
        const issuedAt = fixture.recordedAt + 20 * day
        const consent = { ...fixture.consent, issuedAt, brandLock: lockOf(other) }
        await revokeAt(fixture, issuedAt - 1, [other])
        const signed = await record(fixture.ledger, fixture.domain, consent, issuedAt)
        expect(await check(fixture, signed)).to.deep.equal(denied('revoked', issuedAt, issuedAt - 1))
      })
    })

    describe('not-granted', () => {
      it('when purpose and category are not together in one use', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        for (const [purpose, category] of [
          ['offers.personalised', 'preference.sizes'],
          ['recommend.sizes', 'behaviour.purchases'],
          ['offers.personalised', ''],
          ['', ''],
          ['offers.personalised ', 'behaviour.purchases'],
          ['Offers.personalised', 'behaviour.purchases'],
          ['offers.personalisedbehaviour', '.purchases'],
        ] as const) {
          expect(await check(fixture, fixture.receipt, { purpose, category }), `${purpose} ${category}`).to.deep.equal(
            denied('not-granted', fixture.recordedAt),
          )
        }
      })

      it('whatever became of the zero lock, which no use has', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        await fixture.ledger.revokeAsBrand(fixture.brandId, [zeroHash])
        const answer = await check(fixture, fixture.receipt, { purpose: 'content.limited' })
        expect(answer).to.deep.equal(denied('not-granted', fixture.recordedAt))
        expect((await check(fixture, fixture.receipt)).allowed).to.equal(true)
      })

      it('after the brand lock is looked at', async () => {
        const fixture = await networkHelpers.loadFixture(deployReceipt)
        const purpose = 'content.limited'
        await fixture.ledger.revoke([{ brandId: fixture.brandId, secrets: [secret.offers] }])
        expect((await check(fixture, fixture.receipt, { purpose })).reason).to.equal('not-granted')
        await fixture.ledger.revoke([{ brandId: fixture.brandId, secrets: [secret.brand] }])
        expect((await check(fixture, fixture.receipt, { purpose })).reason).to.equal('revoked')
      })
    })
  })
})
