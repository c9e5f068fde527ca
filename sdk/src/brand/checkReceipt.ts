import { EndpointRefusalError } from '../errors/endpointRefusalError.ts'
import { evaluateIfRecorded, type FactReason } from '../protocol/facts.ts'
import type { Receipt } from '../protocol/receipt.ts'
import type { GuardContext } from './guardContext.ts'
import type { StoreTables } from './storeTables.ts'

/** Seconds a receipt may be ahead of this guard's time: the app may have read a newer block. */
const ahead = 120

/** Refuses a receipt for another chain, ledger or brand. */
export function checkReceiptPlace(
  { deployment, brandId }: GuardContext,
  { chainId, ledger, consent }: Receipt,
  path: string,
): void {
  if (chainId !== deployment.chainId || ledger.toLowerCase() !== deployment.ledger.toLowerCase()) {
    const isChain = chainId !== deployment.chainId
    throw new EndpointRefusalError({
      status: 422,
      code: 'wrong-ledger',
      field: isChain ? `${path}.chainId` : `${path}.ledger`,
      detail: `This receipt is for ${isChain ? `chain ${chainId}` : `the ledger ${ledger}`}; this shop uses the ledger ${deployment.ledger} on chain ${deployment.chainId}.`,
      fix: 'Open the consent screen from the shop again, in an app set to that chain.',
    })
  }
  if (consent.brandId.toLowerCase() !== brandId.toLowerCase()) {
    throw new EndpointRefusalError({
      status: 422,
      code: 'wrong-brand',
      field: `${path}.consent.brandId`,
      detail: 'This receipt was given to another brand.',
      fix: 'Send it to the brand it names.',
    })
  }
}

/** Refuses a receipt that does not answer its request: another account, notice or language, or more uses than were asked for. */
export function checkReceiptAnswers({ consent }: Receipt, request: StoreTables['requests'], path: string): void {
  const differs = (field: string, detail: string): never => {
    throw new EndpointRefusalError({
      status: 422,
      code: 'not-as-asked',
      field: `${path}.consent.${field}`,
      detail,
      fix: 'Open the consent screen from the shop again and sign what it shows.',
    })
  }
  if (consent.account !== request.account)
    differs('account', 'The consent is for another account than the one that was asked.')
  if (consent.noticeHash !== request.notice_hash)
    differs('noticeHash', 'The consent is for another notice than the one asked with.')
  if (consent.locale !== request.locale)
    differs('locale', `The consent is in another language than the request (${request.locale}).`)
  const asked = JSON.parse(request.uses) as { purpose: string; category: string }[]
  for (const [index, { purpose, category }] of consent.uses.entries()) {
    if (!asked.some((use) => use.purpose === purpose && use.category === category)) {
      differs(`uses[${index}]`, `${purpose} with ${category} was not asked for.`)
    }
  }
}

const faults: Partial<Record<FactReason, { field: string; detail: string; fix: string; status?: number }>> = {
  'bad-signature': {
    field: 'signature',
    detail: 'The signature is not the subject’s.',
    fix: 'Send the receipt exactly as the app made it.',
  },
  'unknown-notice': {
    field: 'consent.noticeHash',
    detail: 'The brand has no such notice on the chain, or it was published after the signature.',
    fix: 'Open the consent screen from the shop again.',
  },
  'bad-terms': {
    field: 'consent',
    detail: 'The terms of the consent are not well formed.',
    fix: 'Send the receipt exactly as the app made it.',
  },
  'not-in-notice': {
    field: 'consent.uses',
    detail: 'The notice does not ask for this use.',
    fix: 'Open the consent screen from the shop again.',
  },
  'statement-mismatch': {
    field: 'consent.statement',
    detail: 'The sentence that was signed is not what the terms say.',
    fix: 'Update the app and sign again.',
  },
  'controller-changed': {
    status: 409,
    field: 'consent.noticeHash',
    detail: 'The brand’s latest notice names another controller.',
    fix: 'Open the consent screen from the shop again to see the latest notice.',
  },
  'not-recorded': {
    field: 'consent.issuedAt',
    detail: 'The consent cannot be recorded any more, or not yet.',
    fix: 'Open the consent screen from the shop again.',
  },
  'recorded-late': {
    field: 'consent.issuedAt',
    detail: 'The consent was signed more than seven days ago and can no longer be recorded.',
    fix: 'Open the consent screen from the shop again.',
  },
  expired: {
    field: 'consent.expiresAt',
    detail: 'The consent has expired.',
    fix: 'Open the consent screen from the shop again.',
  },
}

/** Refuses a receipt that would not hold if it were recorded now. Its locks are looked up later, in the transaction that stores it. */
export function checkReceiptFacts(context: GuardContext, receipt: Receipt, path: string, now: number): void {
  const { brandId, crypto, deployment, live, notices } = context
  const { consent } = receipt
  if (consent.issuedAt > now + ahead) {
    throw new EndpointRefusalError({
      status: 422,
      code: 'bad-terms',
      field: `${path}.consent.issuedAt`,
      detail: 'The consent was signed in the future.',
      fix: 'Check the node the app uses, then open the consent screen from the shop again.',
    })
  }
  const at = Math.max(now, consent.issuedAt)
  const { purpose, category } = consent.uses[0] ?? { purpose: '', category: '' }
  const question = {
    receipt,
    expected: { chainId: deployment.chainId, ledger: deployment.ledger, brandId },
    ask: { purpose, category, at },
    chain: { notices, recordedAt: () => null, lockState: () => ({ revokedAt: 0, byBrand: false }) },
    crypto,
  }
  const facts = evaluateIfRecorded(question, at)
  if (!facts.allowed) {
    const reason = facts.reason as FactReason
    const fault = faults[reason] ?? {
      field: 'consent',
      detail: `The receipt does not hold (${reason}).`,
      fix: 'Send it exactly as the app made it.',
    }
    const place = facts.rows.find((row) => row.passed === false)?.values.fault
    throw new EndpointRefusalError({
      status: fault.status ?? 422,
      code: reason,
      field: typeof place === 'string' ? `${path}.consent.${place}` : `${path}.${fault.field}`,
      detail: fault.detail,
      fix: fault.fix,
    })
  }
  const notice = notices.find(({ hash }) => hash.toLowerCase() === consent.noticeHash)?.notice
  if (consent.noticeHash !== live.latestNotice?.toLowerCase()) {
    throw new EndpointRefusalError({
      status: 409,
      code: 'notice-outdated',
      field: `${path}.consent.noticeHash`,
      detail: 'The brand has published a newer notice since.',
      fix: 'Open the consent screen from the shop again to see it.',
    })
  }
  if (notice?.controller.name !== live.brand?.name || notice?.controller.domain !== live.brand?.domain) {
    throw new EndpointRefusalError({
      status: 409,
      code: 'controller-changed',
      field: `${path}.consent.noticeHash`,
      detail: 'The notice names another controller than the brand as registered.',
      fix: 'The brand has to publish a notice with its registered name and domain; then open the consent screen again.',
    })
  }
}
