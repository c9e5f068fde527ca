/*
 * The published vectors of the rules that hash, sign, derive or seal. A vector without an output must be refused, and with a typed error.
 */
import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { type Hex, hashMessage, hexToBytes } from 'viem'
import { ConsentLedgerError } from '../../../sdk/src/errors/consentLedgerError.ts'
import { hashConsent, hashConsentStruct, recoverSubject, signConsent } from '../../../sdk/src/protocol/consent.ts'
import { rollRevocation, rollUses, zeroHash } from '../../../sdk/src/protocol/digest.ts'
import { domainSeparator } from '../../../sdk/src/protocol/eip712.ts'
import { findHighestSpent, revealGenerations, signingGeneration } from '../../../sdk/src/protocol/generations.ts'
import {
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  deriveVault,
  lockOf,
  seedFromSignature,
  unlockText,
} from '../../../sdk/src/protocol/keys.ts'
import { buildTree, verifyProof } from '../../../sdk/src/protocol/merkle.ts'
import { buildOpening, verifyOpening } from '../../../sdk/src/protocol/opening.ts'
import { parseReceipt } from '../../../sdk/src/protocol/receipt.ts'
import { signDigest } from '../../../sdk/src/protocol/signature.ts'
import { acceptSigned, bodyHash, hashAccess, hashErased, hashErasure } from '../../../sdk/src/protocol/signedRequest.ts'
import { checkUseEntries, linkUseEntries } from '../../../sdk/src/protocol/useEntry.ts'
import { openVault, sealVault } from '../../../sdk/src/protocol/vault.ts'

type Vector = { id: string; kind: string; input: never; output?: unknown; error?: string }
type Rule = (input: never) => unknown

const toHex = (bytes: Uint8Array): Hex =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`

const highestOf = (spent: readonly number[]) =>
  findHighestSpent(async (generations) => generations.map((generation) => spent.includes(generation)))

const rules: Record<string, Rule> = {
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
    const opened = await openVault({ vaultKey: input.vaultKey, vaultId: input.vaultId, blob })
    expect(opened).to.deep.equal({ version: input.version, plaintext })
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

/** Hex may differ in case between implementations. */
const foldHex = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner) =>
    typeof inner === 'string' && /^0x[0-9a-fA-F]*$/.test(inner) ? inner.toLowerCase() : inner,
  )

const files = ['keys', 'vault', 'consents', 'trees', 'digests', 'useEntries', 'signedRequests', 'openings']

describe('published vectors: hashes, keys, trees, openings, vault', () => {
  for (const file of files) {
    const path = new URL(`../../vectors/${file}.json`, import.meta.url)
    const { vectors } = JSON.parse(readFileSync(path, 'utf8')) as { vectors: Vector[] }

    describe(file, () => {
      for (const { id, kind, input, output, error } of vectors) {
        it(`${id} (${kind}) ${error === undefined ? 'gives the published output' : 'is refused'}`, async () => {
          const rule = rules[kind]
          if (rule === undefined) throw new Error(`no rule for the kind ${kind}`)
          if (error === undefined) {
            expect(foldHex(await rule(input))).to.deep.equal(foldHex(output))
            return
          }
          let refusal: unknown
          try {
            await rule(input)
          } catch (thrown) {
            refusal = thrown
          }
          expect(refusal).to.be.instanceOf(ConsentLedgerError)
        })
      }
    })
  }
})
