import {
  buildNotice,
  buildTree,
  type ChainFacts,
  type Consent,
  deriveSigner,
  evaluateFacts,
  type FactReason,
  hashConsent,
  lockOf,
  type Receipt,
  renderStatement,
  signConsent,
  type Use,
  zeroHash,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import { network } from 'hardhat'
import { type Hex, numberToHex } from 'viem'
import { noticeDraft } from '../helpers/noticeDraft.ts'
import { deployContracts } from './deployContracts.ts'
import { lockWord, slotOf } from './ledgerStorage.ts'
import { reasons } from './reasons.ts'

/*
 * The contract and the SDK answer the same question. Here both are asked about random receipts, most of them good but for one thing, at
 * moments around every border. What needs the notice's text is left alone, so the answers must be equal to the second.
 */

const day = 86_400
const week = 7 * day
const { ethers, networkHelpers, provider } = await network.create()
const id = (text: string) => ethers.id(text) as Hex
const signer = deriveSigner(id('brand key'))
const stranger = deriveSigner(id('other brand key'))

const defects = [
  'none',
  'other subject',
  'other account',
  'other domain',
  'other brand asked',
  'high s',
  'v of 0 or 1',
  'unknown notice',
  'no uses',
  'no account',
  'uses reversed',
  'use repeated',
  'special beside others',
  'zero brand lock',
  'zero use lock',
  'ends when issued',
  'ends after 9999',
  'other root',
  'other proof',
  'shorter proof',
  'no recording',
] as const

const border = fc.constantFrom(-1, 0, 1)
const scenario = fc.record({
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => ethers.hexlify(bytes) as Hex),
  defect: fc.oneof(
    { weight: 5, arbitrary: fc.constant('none' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...defects) },
  ),
  picked: fc.nat(),
  issuedAfterNotice: fc.constantFrom(-1, 0, 1, 1000, 1000, 1000, 1000, 1000, 1000, 1000),
  duration: fc.constantFrom(1, 30 * day, 365 * day, 365 * day),
  recordedAfter: fc.constantFrom(null, -1, 0, 60, 60, 60, 60, 60, day, day, day, week, week + 1),
  brandRevokedAfter: fc.constantFrom(null, null, null, -100, 0, 100, 20 * day),
  useRevokedAfter: fc.constantFrom(null, null, null, -100, 0, 100, 20 * day),
  byBrand: fc.boolean(),
  asked: fc.constantFrom('a use', 'a use', 'a use', 'another purpose', 'another category'),
  moment: fc.constantFrom('issued', 'recorded', 'revoked', 'between', 'between', 'between', 'expires', 'later'),
  border,
})
type Scenario = typeof scenario extends fc.Arbitrary<infer Value> ? Value : never

async function deployBrand() {
  const { ledger, ledgerAddress, verifier } = await deployContracts(ethers)
  const { chainId } = await ethers.provider.getNetwork()
  const domain = { chainId: Number(chainId), ledger: ledgerAddress }
  const brandId: Hex = await ledger.registerBrand.staticCall(zeroHash, 'Kaufhaus Nord GmbH', 'kaufhaus-nord.example')
  await ledger.registerBrand(zeroHash, 'Kaufhaus Nord GmbH', 'kaufhaus-nord.example')
  const { notice, document, noticeHash } = buildNotice({ ...noticeDraft(), brandId })
  await ledger.publishNotice(brandId, document)
  const publishedAt = await networkHelpers.time.latest()
  await networkHelpers.time.increase(1000 * day)
  return { ledgerAddress, verifier, domain, brandId, notice, noticeHash, publishedAt }
}

type Brand = Awaited<ReturnType<typeof deployBrand>>

function consentOf({ brandId, notice, noticeHash, publishedAt }: Brand, { salt, picked, ...scene }: Scenario): Consent {
  const ordinary = notice.uses.filter((use) => !use.special && !use.category.startsWith('special.'))
  const special = notice.uses.filter((use) => use.special || use.category.startsWith('special.'))
  const chosen = picked % 4 === 0 ? special.slice(0, 1) : ordinary.slice(0, 1 + (picked % ordinary.length))
  const uses: Use[] = chosen.map(({ purpose, category }) => ({ purpose, category, lock: id(`${salt} ${purpose}`) }))
  const issuedAt = publishedAt + scene.issuedAfterNotice
  const expiresAt = issuedAt + scene.duration
  const account = 'm…@example.com'
  const consent = {
    brandId,
    subject: signer.subject,
    account,
    noticeHash,
    locale: 'en',
    statement: renderStatement({ notice, uses, account, locale: 'en', expiresAt }),
    uses,
    brandLock: lockOf(salt),
    issuedAt,
    expiresAt,
    requestId: id(`request ${salt}`),
    salt,
  }
  const [first] = uses
  if (!first) throw new Error('a consent has a use')
  switch (scene.defect) {
    case 'unknown notice':
      return { ...consent, noticeHash: id('unknown notice') }
    case 'no uses':
      return { ...consent, uses: [] }
    case 'no account':
      return { ...consent, account: '' }
    case 'uses reversed':
      return { ...consent, uses: uses.length > 1 ? uses.toReversed() : [first, first] }
    case 'use repeated':
      return { ...consent, uses: [first, { ...first, lock: id('repeated') }] }
    case 'special beside others': {
      const category = 'special.health'
      return { ...consent, uses: [first, { purpose: 'zzz', category, lock: id('special') }] }
    }
    case 'zero brand lock':
      return { ...consent, brandLock: zeroHash }
    case 'zero use lock':
      return { ...consent, uses: uses.map((use) => ({ ...use, lock: zeroHash })) }
    case 'ends when issued':
      return { ...consent, expiresAt: issuedAt }
    case 'ends after 9999':
      return { ...consent, expiresAt: 253_402_300_800 }
    default:
      return consent
  }
}

function receiptOf({ domain }: Brand, consent: Consent, { defect }: Scenario): Receipt {
  const signedDomain = defect === 'other domain' ? { ...domain, chainId: domain.chainId + 1 } : domain
  const signed = signConsent(
    signedDomain,
    consent,
    defect === 'other subject' ? stranger.privateKey : signer.privateKey,
  )
  const [r, s, v] = [signed.slice(2, 66), signed.slice(66, 130), Number.parseInt(signed.slice(130), 16)]
  const byte = (value: number) => value.toString(16).padStart(2, '0')
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
  const highS = ethers.toBeHex(order - BigInt(`0x${s}`), 32).slice(2)
  let signature: Hex = signed
  if (defect === 'high s') signature = `0x${r}${highS}${byte(55 - v)}`
  if (defect === 'v of 0 or 1') signature = `0x${r}${s}${byte(v - 27)}`

  const hash = hashConsent(domain, consent)
  const tree = buildTree([hash, id('neighbour')])
  const proof = tree.proofOf(hash)
  let recording: Receipt['recording'] = { root: tree.root, proof }
  if (defect === 'other root') recording = { root: id('other root'), proof }
  if (defect === 'other proof') recording = { root: tree.root, proof: proof.with(0, id('other step')) }
  if (defect === 'shorter proof') recording = { root: tree.root, proof: proof.slice(1) }
  if (defect === 'no recording') recording = null

  const account = defect === 'other account' ? `${consent.account} (other)` : consent.account
  return { type: 'consent-receipt', schema: 1, ...domain, consent: { ...consent, account }, signature, recording }
}

describe('ConsentVerifier and evaluateFacts', () => {
  it('invariant 18: give the same answer about random receipts', async function () {
    this.timeout(120_000)
    const brand = await deployBrand()
    const { ledgerAddress, verifier, brandId, notice, noticeHash, publishedAt, domain } = brand
    const store = (slot: Hex, word: Hex) =>
      provider.request({ method: 'hardhat_setStorageAt', params: [ledgerAddress, slot, word] })
    const seen = new Map<FactReason | null, number>()

    const check = async (scene: Scenario) => {
      const consent = consentOf(brand, scene)
      const receipt = receiptOf(brand, consent, scene)

      // The chain: when the root was recorded and the locks were spent.
      const { issuedAt } = consent
      const times = new Map<Hex, number>()
      const recordedAt = scene.recordedAfter === null ? 0 : issuedAt + scene.recordedAfter
      if (receipt.recording) {
        times.set(receipt.recording.root, recordedAt)
        await store(slotOf('_recordedAt', brandId, receipt.recording.root), numberToHex(recordedAt, { size: 32 }))
      }
      const states = new Map<Hex, { revokedAt: number; byBrand: boolean }>()
      const use = consent.uses[scene.picked % Math.max(consent.uses.length, 1)]
      const base = Math.max(recordedAt, issuedAt)
      if (scene.brandRevokedAfter !== null)
        states.set(consent.brandLock, { revokedAt: base + scene.brandRevokedAfter, byBrand: scene.byBrand })
      if (scene.useRevokedAfter !== null && use)
        states.set(use.lock, { revokedAt: base + scene.useRevokedAfter, byBrand: !scene.byBrand })
      for (const lock of [consent.brandLock, ...consent.uses.map((each) => each.lock)])
        await store(
          slotOf('_lockStates', brandId, lock),
          lockWord(states.get(lock) ?? { revokedAt: 0, byBrand: false }),
        )

      // The question. Before the notice the SDK would find no controller, which needs the text.
      const moments = {
        issued: issuedAt,
        recorded: base,
        revoked: states.get(use?.lock ?? zeroHash)?.revokedAt ?? states.get(consent.brandLock)?.revokedAt ?? base,
        between: base + 10 * day,
        expires: Math.min(consent.expiresAt, publishedAt + 900 * day),
        later: publishedAt + 900 * day,
      }
      const ask = {
        purpose: scene.asked === 'another purpose' ? 'content.limited' : (use?.purpose ?? 'content.limited'),
        category: scene.asked === 'another category' ? 'identity.name' : (use?.category ?? 'identity.name'),
        at: Math.max(publishedAt, moments[scene.moment] + scene.border),
      }
      const askedBrand = scene.defect === 'other brand asked' ? id('other brand') : brandId

      const chain: ChainFacts = {
        notices: [{ hash: noticeHash, number: 1, publishedAt, notice }],
        recordedAt: (root) => times.get(root) ?? 0,
        lockState: (lock) => states.get(lock) ?? { revokedAt: 0, byBrand: false },
      }
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
    await fc.assert(fc.asyncProperty(scenario, check), { seed: 20_260_102, numRuns: 600 })

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
