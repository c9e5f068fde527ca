/**
 * How many receipts one core verifies in a second, once parsed. As they arrive: hash of the consent, signature, terms, statement; `withProof`:
 * recorded ones, with a Merkle proof of ten steps. Beside it viem's own functions, which check the signature alone, and two limits: recovering
 * a key and nothing else; and the whole cryptography of a receipt, its hashes too, with nothing around it.
 *
 * Seconds are those the process worked, of the best of several rounds over 1,000 receipts: other work on the machine hardly counts.
 */
import {
  buildNotice,
  buildTree,
  type ChainFacts,
  type CryptoBackend,
  evaluateFacts,
  hashConsent,
  nobleCrypto,
  parseReceipt,
  type Receipt,
} from '@consent-ledger/sdk'
import { nativeCrypto } from '@consent-ledger/sdk/native'
import { type Address, type Hex, hexToBytes, recoverTypedDataAddress, verifyTypedData } from 'viem'
import { evaluateIfRecorded } from '../../../sdk/src/protocol/facts.ts'
import { signReceipts } from '../../seed/signReceipts.ts'
import { timed } from './timed.ts'

const say = (progress: string) => process.stderr.write(`${progress}\n`)

const domain = { chainId: 31_337, ledger: `0x${'1e'.repeat(20)}` as Address }
const issuedAt = 1_795_219_200
const text = {
  what: 'We look at what you bought with us.',
  inReturn: 'You see offers that fit.',
  ifYouDecline: 'You see the same offers as everybody.',
}
const { notice, noticeHash } = buildNotice({
  type: 'consent-notice',
  schema: 1,
  brandId: `0x${'0b'.repeat(32)}`,
  edition: 1,
  controller: {
    name: 'Kaufhaus Nord',
    domain: 'kaufhaus-nord.example',
    address: 'Musterstraße 1, 20095 Hamburg',
    contact: 'privacy@kaufhaus-nord.example',
    dpo: '',
    authority: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
    jurisdiction: 'DE',
  },
  locales: ['en'],
  maxDuration: 'P365D',
  uses: ['message.email contact.email', 'offers.personalised behaviour.purchases'].map((use) => {
    const [purpose, category] = use.split(' ')
    return { purpose, category, special: false, retention: 'P365D', recipients: [], transfers: [], text: { en: text } }
  }),
})
const { brandId } = notice
const use = { purpose: 'offers.personalised', category: 'behaviour.purchases' }

say('  signing 1,000 receipts')
const signed = Array.from({ length: 1_000 }, (_, index) => {
  const account = `${index}…@example.com`
  const { receipts } = signReceipts({
    domain,
    notice,
    noticeHash,
    uses: notice.uses,
    account,
    locale: 'en',
    requestId: `0x${'4e'.repeat(32)}`,
    issuedAt,
  })
  return receipts[0] as Receipt
})
const hashes = signed.map(({ consent }) => hashConsent(domain, consent))
const tree = buildTree(hashes)
const documents = signed.map((receipt, index) =>
  JSON.stringify({ ...receipt, recording: { root: tree.root, proof: tree.proofOf(hashes[index] as Hex) } }),
)
const chain: ChainFacts = {
  notices: [{ hash: noticeHash, number: 1, publishedAt: issuedAt - 60, notice }],
  recordedAt: () => issuedAt + 60,
  lockState: () => ({ revokedAt: 0, byBrand: false }),
}

/** Each round parses anew, outside the measurement: a receipt that was verified once is not verified again. */
async function verifyPerSecond(crypto: CryptoBackend, rounds: number, isRecorded: boolean): Promise<number> {
  const { cpuSeconds } = await timed(
    rounds,
    (receipts) => {
      const ask = { ...use, at: issuedAt + 3_600 }
      for (const receipt of receipts) {
        const question = { receipt, expected: { ...domain, brandId }, ask, chain, crypto }
        const { reason } = isRecorded ? evaluateFacts(question) : evaluateIfRecorded(question, issuedAt + 60)
        if (reason !== null) throw new Error(`a receipt does not hold: ${reason}`)
      }
    },
    () => documents.map(parseReceipt),
  )
  return Math.round(documents.length / cpuSeconds)
}

/** Nothing but the key behind a signature. */
async function recoverPerSecond(crypto: CryptoBackend, rounds: number): Promise<number> {
  const cases = signed.map(({ signature }, index) => {
    const bytes = hexToBytes(signature)
    const parity = bytes[64] === 27 ? (0 as const) : (1 as const)
    return { digest: hexToBytes(hashes[index] as Hex), rs: bytes.slice(0, 64), parity }
  })
  const { cpuSeconds } = await timed(rounds, () => {
    for (const { digest, rs, parity } of cases)
      if (crypto.recoverPublicKey(digest, rs, parity) === null) throw new Error('a signature recovers to no key')
  })
  return Math.round(cases.length / cpuSeconds)
}

/** The hashes and the recovery that verifying asks for, over the same bytes and nothing around them. */
async function computePerSecond(crypto: CryptoBackend, rounds: number): Promise<number> {
  const calls: (() => unknown)[] = []
  const recorder: CryptoBackend = {
    keccak256(bytes) {
      const own = bytes.slice()
      calls.push(() => crypto.keccak256(own))
      return crypto.keccak256(bytes)
    },
    recoverPublicKey(digest, rs, parity) {
      const own = [digest.slice(), rs.slice()] as const
      calls.push(() => crypto.recoverPublicKey(...own, parity))
      return crypto.recoverPublicKey(digest, rs, parity)
    },
  }
  for (const receipt of documents.map(parseReceipt)) {
    const ask = { ...use, at: issuedAt + 3_600 }
    evaluateIfRecorded({ receipt, expected: { ...domain, brandId }, ask, chain, crypto: recorder }, issuedAt + 60)
  }
  const { cpuSeconds } = await timed(rounds, () => {
    for (const call of calls) call()
  })
  return Math.round(documents.length / cpuSeconds)
}

const types = {
  Consent:
    'bytes32 brandId,address subject,string account,bytes32 noticeHash,string locale,string statement,Use[] uses,bytes32 brandLock,uint64 issuedAt,uint64 expiresAt,bytes32 requestId,bytes32 salt',
  Use: 'string purpose,string category,bytes32 lock',
}
const typedData = {
  domain: { name: 'Consent Ledger', version: '1', chainId: domain.chainId, verifyingContract: domain.ledger },
  types: Object.fromEntries(
    Object.entries(types).map(([name, fields]) => [
      name,
      fields.split(',').map((field) => ({ type: field.split(' ')[0] as string, name: field.split(' ')[1] as string })),
    ]),
  ),
  primaryType: 'Consent',
} as const

async function viemPerSecond(check: (receipt: Receipt) => Promise<boolean>): Promise<number> {
  const { cpuSeconds } = await timed(3, async () => {
    for (const receipt of signed) if (!(await check(receipt))) throw new Error('viem refuses a signature')
  })
  return Math.round(signed.length / cpuSeconds)
}

const native = await nativeCrypto()
say('  native')
const nativePerSecond = await verifyPerSecond(native, 60, false)
const nativeWithProof = await verifyPerSecond(native, 60, true)
const nativeCryptographyPerSecond = await computePerSecond(native, 60)
const nativeRecoveriesPerSecond = await recoverPerSecond(native, 60)
say('  plain JavaScript')
const jsPerSecond = await verifyPerSecond(nobleCrypto, 8, false)
const jsWithProof = await verifyPerSecond(nobleCrypto, 8, true)
const jsCryptographyPerSecond = await computePerSecond(nobleCrypto, 8)
const jsRecoveriesPerSecond = await recoverPerSecond(nobleCrypto, 8)
say('  viem')
const viem = {
  verifyTypedDataPerSecond: await viemPerSecond(({ consent, signature }) =>
    verifyTypedData({ ...typedData, message: consent, address: consent.subject, signature } as never),
  ),
  recoverTypedDataAddressPerSecond: await viemPerSecond(async ({ consent, signature }) => {
    const signer = await recoverTypedDataAddress({ ...typedData, message: consent, signature } as never)
    return signer.toLowerCase() === consent.subject
  }),
}
const ratio = (value: number) => Number(value.toFixed(2))
process.stdout.write(
  `${JSON.stringify({
    verify: {
      nativePerSecond,
      jsPerSecond,
      withProof: { nativePerSecond: nativeWithProof, jsPerSecond: jsWithProof },
      viem,
      limit: {
        nativeRecoveriesPerSecond,
        nativeCryptographyPerSecond,
        jsRecoveriesPerSecond,
        jsCryptographyPerSecond,
      },
      nativeOfLimit: ratio(nativePerSecond / nativeRecoveriesPerSecond),
      jsOfLimit: ratio(jsPerSecond / jsRecoveriesPerSecond),
      jsOfViem: ratio(jsPerSecond / viem.verifyTypedDataPerSecond),
    },
  })}\n`,
)
