import type { Address, Hex } from 'viem'
import { type Consent, hashConsent, signConsent } from '../../sdk/src/protocol/consent.ts'
import type { ChainFacts, FactsAsk, FactsExpected } from '../../sdk/src/protocol/facts.ts'
import { buildTree } from '../../sdk/src/protocol/merkle.ts'
import { buildNotice, type Notice } from '../../sdk/src/protocol/notice.ts'
import type { Receipt } from '../../sdk/src/protocol/receipt.ts'
import { addressOfKey } from '../../sdk/src/protocol/signature.ts'
import { renderStatement } from '../../sdk/src/protocol/statement.ts'
import { noticeDraft } from './noticeDraft.ts'

export const subjectKey: Hex = `0x${'5e'.repeat(32)}`
export const receiptLedger = { chainId: 31337, ledger: `0x${'1e'.repeat(20)}` as Address }

/** 2026-11-21T00:00:00Z. */
export const receiptIssuedAt = 1_795_219_200

export type ReceiptCase = {
  receipt: Receipt
  expected: FactsExpected
  ask: FactsAsk
  chain: ChainFacts & {
    notices: { hash: Hex; number: number; publishedAt: number; notice: Notice | null }[]
    roots: Map<Hex, number | null>
    locks: Map<Hex, { revokedAt: number; byBrand: boolean } | null>
  }
}

/**
 * A receipt that allows its first use on a chain that knows it. `change` alters the consent before it is signed and recorded; what it does not
 * touch stays consistent, the statement included unless `change` sets it.
 */
export function signedReceipt({
  uses = [
    { purpose: 'message.email', category: 'contact.email' },
    { purpose: 'offers.personalised', category: 'behaviour.purchases' },
  ],
  draft = noticeDraft(),
  change = {},
}: {
  uses?: { purpose: string; category: string }[]
  draft?: ReturnType<typeof noticeDraft>
  change?: Partial<Consent>
} = {}): ReceiptCase {
  const { notice, noticeHash } = buildNotice(draft)
  const terms = { account: 'm…@example.com', locale: 'en', expiresAt: receiptIssuedAt + 30 * 86_400, ...change }
  const consent: Consent = {
    brandId: notice.brandId,
    subject: addressOfKey(subjectKey),
    noticeHash,
    statement: change.statement ?? renderStatement({ notice, uses, ...terms }),
    uses: uses.map((use, index) => ({ ...use, lock: `0x${(0xa0 + index).toString(16).repeat(32)}` as Hex })),
    brandLock: `0x${'bb'.repeat(32)}`,
    issuedAt: receiptIssuedAt,
    requestId: `0x${'4e'.repeat(32)}`,
    salt: `0x${'5a'.repeat(32)}`,
    ...terms,
  }
  const { root, proof } = recordedIn(hashConsent(receiptLedger, consent))
  const roots = new Map<Hex, number | null>([[root, receiptIssuedAt + 60]])
  const locks = new Map<Hex, { revokedAt: number; byBrand: boolean } | null>()
  return {
    receipt: {
      type: 'consent-receipt',
      schema: 1,
      ...receiptLedger,
      consent,
      signature: signConsent(receiptLedger, consent, subjectKey),
      recording: { root, proof },
    },
    expected: { ...receiptLedger, brandId: notice.brandId },
    ask: { ...(uses[0] ?? { purpose: '', category: '' }), at: receiptIssuedAt + 3600 },
    chain: {
      notices: [{ hash: noticeHash, number: 1, publishedAt: receiptIssuedAt - 3600, notice }],
      roots,
      locks,
      recordedAt: (root) => roots.get(root) ?? (roots.has(root) ? null : 0),
      lockState: (lock) => {
        const state = locks.get(lock)
        return state === undefined ? { revokedAt: 0, byBrand: false } : state
      },
    },
  }
}

function recordedIn(consentHash: Hex): { root: Hex; proof: Hex[] } {
  const tree = buildTree([consentHash, `0x${'0f'.repeat(32)}`])
  return { root: tree.root, proof: tree.proofOf(consentHash) }
}
