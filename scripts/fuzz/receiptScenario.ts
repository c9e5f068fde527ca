import {
  buildTree,
  type ChainFacts,
  type Consent,
  deriveSigner,
  type FactsAsk,
  hashConsent,
  type LedgerDomain,
  lockOf,
  type Notice,
  type Receipt,
  renderStatement,
  signConsent,
  type Use,
  zeroHash,
} from '@consent-ledger/sdk'
import fc from 'fast-check'
import { bytesToHex, type Hex, keccak256, numberToHex, stringToHex } from 'viem'

const day = 86_400
const week = 7 * day
const id = (text: string) => keccak256(stringToHex(text))
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
/** Random receipts, most of them good but for one thing, with what the chain holds and the moments around every border. */
export const receiptScenario = fc.record({
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => bytesToHex(bytes)),
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
export type ReceiptScenario = typeof receiptScenario extends fc.Arbitrary<infer Value> ? Value : never

/** A brand with one notice. Times are Unix seconds. */
export type ScenarioBrand = {
  readonly domain: LedgerDomain
  readonly brandId: Hex
  readonly notice: Notice
  readonly noticeHash: Hex
  readonly publishedAt: number
}

/** What is asked about a receipt, and what the chain must hold for it. A secret is null where a lock has none. */
export type ReceiptQuestion = {
  readonly askedBrand: Hex
  readonly ask: FactsAsk
  readonly receipt: Receipt
  readonly recordings: ReadonlyMap<Hex, number>
  readonly spent: ReadonlyMap<
    Hex,
    { readonly revokedAt: number; readonly byBrand: boolean; readonly secret: Hex | null }
  >
  readonly chain: ChainFacts
}

/** No moment asked about is later than this after the notice. */
export const latestQuestion = 900 * day

const secretOfUse = (salt: Hex, purpose: string, category: string) => id(`${salt} ${purpose} ${category}`)

function consentOf(
  { brandId, notice, noticeHash, publishedAt }: ScenarioBrand,
  { salt, picked, ...scene }: ReceiptScenario,
): Consent {
  const ordinary = notice.uses.filter((use) => !use.special && !use.category.startsWith('special.'))
  const special = notice.uses.filter((use) => use.special || use.category.startsWith('special.'))
  const chosen = picked % 4 === 0 ? special.slice(0, 1) : ordinary.slice(0, 1 + (picked % ordinary.length))
  const uses: Use[] = chosen.map(({ purpose, category }) => ({
    purpose,
    category,
    lock: lockOf(secretOfUse(salt, purpose, category)),
  }))
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

function receiptOf({ domain }: ScenarioBrand, consent: Consent, { defect }: ReceiptScenario): Receipt {
  const signedDomain = defect === 'other domain' ? { ...domain, chainId: domain.chainId + 1 } : domain
  const signed = signConsent(
    signedDomain,
    consent,
    defect === 'other subject' ? stranger.privateKey : signer.privateKey,
  )
  const [r, s, v] = [signed.slice(2, 66), signed.slice(66, 130), Number.parseInt(signed.slice(130), 16)]
  const byte = (value: number) => value.toString(16).padStart(2, '0')
  const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
  const highS = numberToHex(order - BigInt(`0x${s}`), { size: 32 }).slice(2)
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

/** The receipt of a scenario and the question about it. */
export function questionOf(brand: ScenarioBrand, scene: ReceiptScenario): ReceiptQuestion {
  const { brandId, notice, noticeHash, publishedAt } = brand
  const consent = consentOf(brand, scene)
  const receipt = receiptOf(brand, consent, scene)

  // The chain: when the root was recorded and the locks were spent.
  const { issuedAt } = consent
  const recordedAt = scene.recordedAfter === null ? 0 : issuedAt + scene.recordedAfter
  const recordings = new Map<Hex, number>()
  if (receipt.recording !== null && recordedAt !== 0) recordings.set(receipt.recording.root, recordedAt)
  const base = Math.max(recordedAt, issuedAt)
  const use = consent.uses[scene.picked % Math.max(consent.uses.length, 1)]
  const spent = new Map<Hex, { revokedAt: number; byBrand: boolean; secret: Hex | null }>()
  if (scene.brandRevokedAfter !== null) {
    const secret = consent.brandLock === zeroHash ? null : scene.salt
    const byBrand = scene.byBrand || secret === null
    spent.set(consent.brandLock, { revokedAt: base + scene.brandRevokedAfter, byBrand, secret })
  }
  if (scene.useRevokedAfter !== null && use) {
    const derived = secretOfUse(scene.salt, use.purpose, use.category)
    const secret = lockOf(derived) === use.lock ? derived : null
    spent.set(use.lock, { revokedAt: base + scene.useRevokedAfter, byBrand: !scene.byBrand || secret === null, secret })
  }

  // The question. Before the notice the SDK would find no controller, which needs the text.
  const moments = {
    issued: issuedAt,
    recorded: base,
    revoked: spent.get(use?.lock ?? zeroHash)?.revokedAt ?? spent.get(consent.brandLock)?.revokedAt ?? base,
    between: base + 10 * day,
    expires: Math.min(consent.expiresAt, publishedAt + latestQuestion),
    later: publishedAt + latestQuestion,
  }
  const ask = {
    purpose: scene.asked === 'another purpose' ? 'content.limited' : (use?.purpose ?? 'content.limited'),
    category: scene.asked === 'another category' ? 'identity.name' : (use?.category ?? 'identity.name'),
    at: Math.max(publishedAt, moments[scene.moment] + scene.border),
  }
  const chain: ChainFacts = {
    notices: [{ hash: noticeHash, number: 1, publishedAt, notice }],
    recordedAt: (root) => recordings.get(root) ?? 0,
    lockState: (lock) => spent.get(lock) ?? { revokedAt: 0, byBrand: false },
  }
  const askedBrand = scene.defect === 'other brand asked' ? id('other brand') : brandId
  return { askedBrand, ask, receipt, recordings, spent, chain }
}
