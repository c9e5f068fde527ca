import { type Hex, hashMessage, hexToBytes } from 'viem'
import { hashConsent, hashConsentStruct, recoverSubject, signConsent } from '../../sdk/src/protocol/consent.ts'
import { rollRevocation, rollUses, zeroHash } from '../../sdk/src/protocol/digest.ts'
import { domainSeparator } from '../../sdk/src/protocol/eip712.ts'
import {
  type ChainFacts,
  evaluateFacts,
  evaluateManyFacts,
  type Facts,
  type FactsAsk,
  type FactsExpected,
  readNoticeFact,
} from '../../sdk/src/protocol/facts.ts'
import { findHighestSpent, revealGenerations, signingGeneration } from '../../sdk/src/protocol/generations.ts'
import {
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  deriveVault,
  lockOf,
  seedFromSignature,
  unlockText,
} from '../../sdk/src/protocol/keys.ts'
import { buildTree, verifyProof } from '../../sdk/src/protocol/merkle.ts'
import { buildNotice, compareNotices, hashNotice, parseNotice } from '../../sdk/src/protocol/notice.ts'
import { buildOpening, verifyOpening } from '../../sdk/src/protocol/opening.ts'
import { identifyReceipt, parseReceipt } from '../../sdk/src/protocol/receipt.ts'
import { signDigest } from '../../sdk/src/protocol/signature.ts'
import { acceptSigned, bodyHash, hashAccess, hashErased, hashErasure } from '../../sdk/src/protocol/signedRequest.ts'
import { renderStatement } from '../../sdk/src/protocol/statement.ts'
import { checkUseEntries, linkUseEntries } from '../../sdk/src/protocol/useEntry.ts'
import { sealVault } from '../../sdk/src/protocol/vault.ts'

/** One published vector. Without an `output` the input must be refused. */
export type Vector = {
  readonly id: string
  readonly kind: string
  readonly input: unknown
  readonly output?: unknown
  readonly error?: string
  readonly path?: string
}

type Rule = (input: never) => unknown
type StatementInput = Parameters<typeof renderStatement>[0]
type VectorChain = {
  readonly notices: readonly { hash: Hex; number: number; publishedAt: number; document: string | null }[]
  readonly roots: readonly { root: Hex; recordedAt: number }[]
  readonly locks: readonly { lock: Hex; revokedAt: number | null; byBrand: boolean }[]
}
type FactsInput = { expected: FactsExpected; ask: FactsAsk; chain: VectorChain }

/** The chain facts of a vector: roots not listed are not recorded, locks not listed are not spent. */
export function chainFactsOf({ notices, roots, locks }: VectorChain): ChainFacts {
  return {
    notices: notices.map(readNoticeFact),
    recordedAt: (root) => roots.find((entry) => entry.root.toLowerCase() === root)?.recordedAt ?? 0,
    lockState: (lock) => {
      const state = locks.find((entry) => entry.lock.toLowerCase() === lock)
      if (state === undefined) return { revokedAt: 0, byBrand: false }
      return state.revokedAt === null ? null : { revokedAt: state.revokedAt, byBrand: state.byBrand }
    },
  }
}

function answerOf({ allowed, reason, revocation }: Facts) {
  if (allowed) return { allowed }
  if (revocation === undefined) return { allowed, reason }
  return { allowed, reason, scope: revocation.scope, by: revocation.by, at: revocation.at }
}

const toHex = (bytes: Uint8Array): Hex =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

const highestOf = (spent: readonly number[]) =>
  findHighestSpent(async (generations) => generations.map((generation) => spent.includes(generation)))

const rules: Readonly<Record<string, Rule>> = {
  'notice.build': ({ json }: { json: string }) => {
    const { document, noticeHash } = buildNotice(json)
    return { canonical: new TextDecoder().decode(document), hash: noticeHash }
  },
  'notice.parse': ({ json }: { json: string }) => {
    const document = new TextEncoder().encode(json)
    parseNotice(document)
    return { hash: hashNotice(document) }
  },
  'notice.compare': ({ before, after }: { before: string; after: string }) => ({
    material: compareNotices(buildNotice(before).notice, buildNotice(after).notice) === 'material',
  }),
  'statement.render': ({ notice, ...input }: { notice: string } & Omit<StatementInput, 'notice'>) => ({
    statement: renderStatement({ ...input, notice: parseNotice(notice) }),
  }),
  'receipt.parse': ({ json }: { json: string }) => ({ consentHash: identifyReceipt(parseReceipt(json)).consentHash }),
  facts: ({ receipt, ...input }: { receipt: string } & FactsInput) =>
    answerOf(evaluateFacts({ ...input, receipt, chain: chainFactsOf(input.chain) })),
  'facts.many': ({ receipts, ...input }: { receipts: string[] } & FactsInput) => {
    const facts = evaluateManyFacts({ ...input, receipts, chain: chainFactsOf(input.chain) })
    return { ...answerOf(facts), receipt: facts.receipt }
  },
  'unlock.text': (input: Parameters<typeof unlockText>[0]) => ({ text: unlockText(input) }),
  'unlock.sign': ({ text, privateKey }: { text: string; privateKey: Hex }) => ({
    signature: signDigest(hashMessage(text), privateKey),
  }),
  'unlock.seed': ({ signature }: { signature: Hex }) => seedFromSignature(signature),
  'keys.brand': (input: Parameters<typeof deriveBrandKey>[0]) => {
    const brandKey = deriveBrandKey(input)
    const { privateKey, subject } = deriveSigner(brandKey)
    return { brandKey, signer: privateKey, subject }
  },
  'keys.brandLock': ({ brandKey, generation }: { brandKey: Hex; generation: number }) => {
    const secret = deriveBrandSecret(brandKey, generation)
    return { secret, lock: lockOf(secret) }
  },
  'keys.useLock': ({ brandKey, ...use }: { brandKey: Hex; purpose: string; category: string; salt: Hex }) => {
    const secret = deriveUseSecret(brandKey, use)
    return { secret, lock: lockOf(secret) }
  },
  'keys.vault': ({ seed }: { seed: Hex }) => deriveVault(seed),
  'generation.highest': async ({ spent }: { spent: number[] }) => ({ highest: await highestOf(spent) }),
  'generation.sign': async ({ spent, released }: { spent: number[]; released: number[] }) => ({
    generation: signingGeneration({ highestSpent: await highestOf(spent), released }),
  }),
  'generation.reveal': async ({ spent, stored }: { spent: number[]; stored: number[] }) => ({
    generations: revealGenerations({ highestSpent: await highestOf(spent), spent, stored }),
  }),
  'vault.seal': async (input: { vaultKey: Hex; vaultId: Hex; version: number; nonce: Hex; bytes: Hex }) => {
    const plaintext = hexToBytes(input.bytes)
    const blob = await sealVault({ ...input, plaintext })
    return { blob: toHex(blob) }
  },
  'consent.hash': ({
    consent,
    ...domain
  }: Parameters<typeof signConsent>[0] & { consent: Parameters<typeof signConsent>[1] }) => ({
    domainSeparator: domainSeparator(domain),
    structHash: hashConsentStruct(consent),
    consentHash: hashConsent(domain, consent),
  }),
  'consent.sign': ({
    consent,
    privateKey,
    ...domain
  }: {
    consent: Parameters<typeof signConsent>[1]
    privateKey: Hex
    chainId: number
    ledger: Hex
  }) => ({
    signature: signConsent(domain, consent, privateKey),
  }),
  'consent.recover': ({
    consent,
    signature,
    ...domain
  }: {
    consent: Parameters<typeof signConsent>[1]
    signature: Hex
    chainId: number
    ledger: Hex
  }) => ({
    address: recoverSubject(domain, consent, signature),
  }),
  'tree.build': ({ hashes, fillers, proofsFor }: { hashes: Hex[]; fillers: Hex[]; proofsFor: Hex[] }) => {
    const tree = buildTree(hashes, fillers)
    return { root: tree.root, proofs: proofsFor.map(tree.proofOf) }
  },
  'tree.verify': (input: Parameters<typeof verifyProof>[0]) => ({ valid: verifyProof(input) }),
  'digest.revocations': ({ revocations }: { revocations: Parameters<typeof rollRevocation>[1][] }) => ({
    digest: revocations.reduce(rollRevocation, zeroHash),
  }),
  'digest.uses': ({ recordings }: { recordings: Parameters<typeof rollUses>[1][] }) => ({
    digest: recordings.reduce(rollUses, zeroHash),
  }),
  'useEntry.link': ({
    entries,
    ...domain
  }: {
    entries: Parameters<typeof linkUseEntries>[1]
    chainId: number
    ledger: Hex
  }) => ({
    hashes: linkUseEntries(domain, entries).map(({ hash }) => hash),
  }),
  'useEntry.check': ({
    entries,
    ...domain
  }: {
    entries: Parameters<typeof checkUseEntries>[1]
    chainId: number
    ledger: Hex
  }) => ({
    hashes: checkUseEntries(domain, entries),
  }),
  'access.hash': ({
    access,
    body,
    ...domain
  }: {
    access: Parameters<typeof hashAccess>[1]
    body: Hex
    chainId: number
    ledger: Hex
  }) => {
    const hash = bodyHash(hexToBytes(body))
    return { bodyHash: hash, digest: hashAccess(domain, { ...access, bodyHash: hash }) }
  },
  'erasure.hash': ({
    erasure,
    ...domain
  }: {
    erasure: Parameters<typeof hashErasure>[1]
    chainId: number
    ledger: Hex
  }) => ({
    digest: hashErasure(domain, erasure),
  }),
  'erased.hash': ({
    erased,
    ...domain
  }: {
    erased: Parameters<typeof hashErased>[1]
    chainId: number
    ledger: Hex
  }) => ({
    digest: hashErased(domain, erased),
  }),
  'signed.accept': (input: Parameters<typeof acceptSigned>[0]) => ({ accepted: acceptSigned(input) }),
  'opening.build': ({ receipt, use }: { receipt: string; use: { purpose: string; category: string } | null }) =>
    buildOpening(parseReceipt(receipt), use),
  'opening.verify': ({
    brandId,
    secret,
    opening,
    ...domain
  }: {
    brandId: Hex
    secret: Hex
    opening: unknown
    chainId: number
    ledger: Hex
  }) => ({
    consentHash: verifyOpening(domain, { brandId, secret, opening }).consentHash,
  }),
}

/** The kinds of vectors that can be answered: all but those that run on a chain. */
export const answeredKinds = Object.keys(rules)

/**
 * Answers a vector with the SDK.
 *
 * @throws the SDK's own error when the input must be refused
 */
export async function answerVector({ kind, input }: Pick<Vector, 'kind' | 'input'>): Promise<unknown> {
  const rule = Object.hasOwn(rules, kind) ? rules[kind] : undefined
  if (rule === undefined) throw new TypeError(`there is no rule for vectors of kind ${kind}`)
  return rule(input as never)
}

/** Brings all hex of an answer to lower case: implementations may differ in it. */
export function foldHex(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, inner) =>
    typeof inner === 'string' && /^0x[0-9a-fA-F]*$/.test(inner) ? inner.toLowerCase() : inner,
  )
}
