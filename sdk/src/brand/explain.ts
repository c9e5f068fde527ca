import { findNoticeUse, type NoticeUse } from '../protocol/notice.ts'
import {
  categoryLabel,
  isCategory,
  isPurpose,
  isStatementLocale,
  purposeLabel,
  type StatementLocale,
} from '../protocol/vocabulary.ts'
import { decide, readAsOf } from './decide.ts'
import type { ExplainResult, Explanation } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { readTrouble } from './readTrouble.ts'

const sentences: Record<
  StatementLocale,
  { found: (list: string, purpose: string, date: string) => string; none: string; optedOut: string; unknown: string }
> = {
  en: {
    found: (list, purpose, date) => `You have allowed this since ${date}: ${list} for ${purpose}.`,
    none: 'We found no consent for this.',
    optedOut: 'Your browser’s Global Privacy Control says no to this, so nothing is used.',
    unknown: 'This cannot be checked right now, so nothing is used.',
  },
  de: {
    found: (list, purpose, date) => `Sie erlauben dies seit ${date}: ${list} für ${purpose}.`,
    none: 'Wir haben dafür keine Einwilligung gefunden.',
    optedOut: 'Die Global Privacy Control Ihres Browsers lehnt dies ab, deshalb wird nichts verwendet.',
    unknown: 'Das lässt sich gerade nicht prüfen, deshalb wird nichts verwendet.',
  },
  nl: {
    found: (list, purpose, date) => `U staat dit toe sinds ${date}: ${list} voor ${purpose}.`,
    none: 'We hebben hiervoor geen toestemming gevonden.',
    optedOut: 'De Global Privacy Control van uw browser weigert dit, daarom wordt er niets gebruikt.',
    unknown: 'Dit kan nu niet worden gecontroleerd, daarom wordt er niets gebruikt.',
  },
}

/**
 * Explains to a customer why a purpose is served: which uses, in whose words, since when, recorded where, and where to stop it.
 *
 * @param asked.category the only one to look at; without it all of the purpose
 * @param asked.locale en, de or nl; any other is answered in English
 * @returns `uses` holds every use any receipt of the customer names for the purpose, those allowed first
 */
export function explain(
  context: GuardContext,
  customerId: string,
  asked: {
    readonly purpose: string
    readonly category?: string
    readonly locale: string
    readonly gpc?: boolean
  },
): ExplainResult {
  const { purpose, locale, gpc } = asked
  const language: StatementLocale = isStatementLocale(locale) ? locale : 'en'
  const words = sentences[language]
  const { hot, appUrl, brandId } = context
  const customer = hot.findCustomer(customerId)
  const named = customer === 0 || !isPurpose(purpose) ? [] : hot.categoriesOf(customer, purpose)
  const categories = named.filter((category) => asked.category === undefined || category === asked.category)
  const asOf = readAsOf(context)
  const stopUrl = `${appUrl}/#/me/brands/${brandId}`
  const decision = decide(context, customerId, {
    purpose,
    categories: categories.filter(isCategory),
    ...(gpc !== undefined && { gpc }),
  })

  const uses = categories.flatMap((category) => {
    const answer = decision.categories.find((item) => item.category === category)
    if (!answer) return []
    // Why something is denied as a whole says nothing of the consent: look at it all the same.
    const { receipt } = hot.evaluate(customer, hot.columnOf(purpose, category), decision.at, context.live.final)
    return receipt === 0 ? [] : [explainUse(context, purpose, category, receipt, answer, language)]
  })
  uses.sort((left, right) => Number(right.allowed) - Number(left.allowed))

  const allowed = uses.filter((use) => use.allowed)
  const since = Math.min(...allowed.map((use) => use.issuedAt))
  const isUnknown = readTrouble(context) !== null
  const message =
    allowed.length > 0
      ? words.found(
          allowed.map((use) => use.categoryLabel).join(', '),
          purposeLabel(purpose, language),
          new Date(since * 1_000).toISOString().slice(0, 10),
        )
      : isUnknown
        ? words.unknown
        : uses.length > 0 && decision.reason === 'opted-out'
          ? words.optedOut
          : words.none
  return { purpose, found: allowed.length > 0, message, uses, stopUrl, asOf }
}

function explainUse(
  { hot, notices }: GuardContext,
  purpose: string,
  category: string,
  receipt: number,
  answer: { allowed: boolean; reason: Explanation['reason'] },
  language: StatementLocale,
): Explanation {
  const { consentHash, noticeHash, issuedAt, expiresAt, recordedAt, recordedBlock } = hot.describe(receipt)
  const notice = notices.find(({ hash }) => hash.toLowerCase() === noticeHash.toLowerCase())?.notice
  const use = notice ? findNoticeUse(notice, purpose, category) : undefined
  return {
    purpose,
    category,
    purposeLabel: purposeLabel(purpose, language),
    categoryLabel: categoryLabel(category, language),
    allowed: answer.allowed,
    reason: answer.reason,
    consentHash,
    noticeHash,
    text: use ? readText(use, language) : null,
    issuedAt,
    recordedAt,
    recordedBlock: recordedBlock === null ? null : BigInt(recordedBlock),
    expiresAt,
    limit: use?.limit ?? null,
  }
}

function readText({ text }: NoticeUse, language: StatementLocale): Explanation['text'] {
  const locale = [language, 'en', ...Object.keys(text)].find((candidate) => Object.hasOwn(text, candidate))
  const words = locale === undefined ? undefined : text[locale]
  return locale === undefined || words === undefined ? null : { locale, ...words }
}
