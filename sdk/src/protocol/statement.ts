import { StatementNotRenderableError } from '../errors/statementNotRenderableError.ts'
import { durationDays } from './duration.ts'
import { findNoticeUse, isSpecialUse, type Notice, type NoticeUse } from './notice.ts'
import { isText } from './text.ts'
import { categoryLabel, isStatementLocale, purposeLabel, type StatementLocale } from './vocabulary.ts'

/** The last second of 9999-12-31 in UTC: the latest end of a consent. */
export const latestExpiry = 253_402_300_799

type Template = {
  readonly first: (parts: { name: string; domain: string; date: string; account: string }) => string
  readonly use: (parts: {
    category: string
    purpose: string
    kept: string
    recipients: string
    transfers: string
  }) => string
  readonly kept: (days: number) => string
  readonly limit: (times: number, days: number) => string
  readonly nobody: string
  readonly nowhere: string
  readonly special: string
  readonly last: string
}

/**
 * The sentences of domain version "1". Customers signed them: never change one. New wording is a new version of the EIP-712 domain and
 * a new table beside this one.
 */
const templates: Readonly<Record<StatementLocale, Template>> = {
  en: {
    first: ({ name, domain, date, account }) => `I allow ${name} (${domain}) until ${date}, for my account ${account}:`,
    use: ({ category, purpose, kept, recipients, transfers }) =>
      `- ${category} for ${purpose}; kept ${kept}; shared with ${recipients}; sent to ${transfers}`,
    kept: (days) => (days === 1 ? '1 day' : `${days} days`),
    limit: (times, days) =>
      `; at most ${times === 1 ? '1 time' : `${times} times`} in ${days === 1 ? '1 day' : `${days} days`}`,
    nobody: 'nobody',
    nowhere: 'nowhere else',
    special: '; I agree explicitly',
    last: 'I can revoke this at any time.',
  },
  de: {
    first: ({ name, domain, date, account }) =>
      `Ich erlaube ${name} (${domain}) bis ${date}, für mein Konto ${account}:`,
    use: ({ category, purpose, kept, recipients, transfers }) =>
      `- ${category} für ${purpose}; gespeichert ${kept}; weitergegeben an ${recipients}; übermittelt nach ${transfers}`,
    kept: (days) => (days === 1 ? '1 Tag' : `${days} Tage`),
    limit: (times, days) => `; höchstens ${times}-mal in ${days === 1 ? '1 Tag' : `${days} Tagen`}`,
    nobody: 'niemanden',
    nowhere: 'nirgendwo sonst',
    special: '; ich willige ausdrücklich ein',
    last: 'Ich kann dies jederzeit widerrufen.',
  },
  nl: {
    first: ({ name, domain, date, account }) =>
      `Ik sta ${name} (${domain}) toe tot ${date}, voor mijn account ${account}:`,
    use: ({ category, purpose, kept, recipients, transfers }) =>
      `- ${category} voor ${purpose}; bewaard ${kept}; gedeeld met ${recipients}; doorgegeven naar ${transfers}`,
    kept: (days) => (days === 1 ? '1 dag' : `${days} dagen`),
    limit: (times, days) => `; hoogstens ${times} keer in ${days === 1 ? '1 dag' : `${days} dagen`}`,
    nobody: 'niemand',
    nowhere: 'nergens anders',
    special: '; ik stem uitdrukkelijk in',
    last: 'Ik kan dit op elk moment intrekken.',
  },
}

/**
 * Renders the sentence a customer sees and signs, from the vocabulary's labels and never from the brand's words.
 *
 * Frozen: the same input gives the same bytes for ever, without `Intl`, clock or environment.
 *
 * @param input.notice the notice the consent is given under
 * @param input.uses the uses in the order of the consent
 * @param input.account the brand's masked name of the customer's account
 * @param input.locale a locale of the notice: `de`, `en` or `nl`
 * @param input.expiresAt Unix seconds; the statement shows its day in UTC
 * @returns lines joined with `\n`, without a final one
 * @throws {StatementNotRenderableError} when there is no use, a use or the locale is not in the notice, the account may not be signed, or
 * the date lies outside 1970-01-01 to 9999-12-31
 * @example
 * import { renderStatement } from '@consent-ledger/sdk'
 * import { notice } from './setup.ts'
 *
 * const statement = renderStatement({
 *   notice,
 *   uses: [{ purpose: 'offers.personalised', category: 'behaviour.purchases' }],
 *   account: 'm…@example.com',
 *   locale: 'en',
 *   expiresAt: 1_800_000_000,
 * })
 */
export function renderStatement({
  notice,
  uses,
  account,
  locale,
  expiresAt,
}: {
  notice: Notice
  uses: readonly { readonly purpose: string; readonly category: string }[]
  account: string
  locale: string
  expiresAt: number
}): string {
  if (!isStatementLocale(locale) || !notice.locales.includes(locale)) {
    throw new StatementNotRenderableError({
      problem: 'locale',
      detail: `The notice has no text in "${locale}". Choose one of ${notice.locales.join(', ')}.`,
    })
  }
  if (uses.length === 0) {
    throw new StatementNotRenderableError({ problem: 'no-uses', detail: 'A statement names at least one use.' })
  }
  if (!isText(account)) {
    throw new StatementNotRenderableError({
      problem: 'account',
      detail: 'The account name is empty, too long, not in NFC or holds a forbidden character.',
    })
  }
  const template = templates[locale]
  const { name, domain } = notice.controller
  const useLines = uses.map(({ purpose, category }) => {
    const use = findNoticeUse(notice, purpose, category)
    if (use === undefined) {
      throw new StatementNotRenderableError({
        problem: 'not-in-notice',
        detail: `The notice does not ask for "${category}" for "${purpose}". Leave this use out.`,
      })
    }
    return lineOf(use, locale)
  })
  return [template.first({ name, domain, date: renderDate(expiresAt), account }), ...useLines, template.last].join('\n')
}

/** The lines of uses that cannot change: all consents under one notice are made of the same few. */
const lines = new WeakMap<NoticeUse, Map<StatementLocale, string>>()

function lineOf(use: NoticeUse, locale: StatementLocale): string {
  const known = lines.get(use)?.get(locale)
  if (known !== undefined) return known
  const line = renderUse(use, locale)
  if ([use, use.recipients, use.transfers, use.limit].every(Object.isFrozen)) {
    lines.set(use, (lines.get(use) ?? new Map()).set(locale, line))
  }
  return line
}

function renderUse(use: NoticeUse, locale: StatementLocale): string {
  const template = templates[locale]
  const line = template.use({
    category: categoryLabel(use.category, locale),
    purpose: purposeLabel(use.purpose, locale),
    kept: template.kept(durationDays(use.retention)),
    recipients: use.recipients.length === 0 ? template.nobody : use.recipients.join(', '),
    transfers: use.transfers.length === 0 ? template.nowhere : use.transfers.join(', '),
  })
  const limit = use.limit === undefined ? '' : template.limit(use.limit.times, durationDays(use.limit.per))
  return line + limit + (isSpecialUse(use) ? template.special : '')
}

function renderDate(expiresAt: number): string {
  if (!Number.isSafeInteger(expiresAt) || expiresAt < 0 || expiresAt > latestExpiry) {
    throw new StatementNotRenderableError({
      problem: 'date',
      detail: `${expiresAt} is no end of a consent. Give Unix seconds up to ${latestExpiry} (9999-12-31).`,
    })
  }
  return new Date(expiresAt * 1000).toISOString().slice(0, 10)
}
