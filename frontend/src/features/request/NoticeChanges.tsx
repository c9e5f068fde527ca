import { durationDays, isSpecialUse, type Notice, type NoticeUse, type StatementLocale } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { Card } from '../../ui/Card.tsx'
import { formatDate } from '../../ui/formatDate.ts'
import { Words } from '../../ui/Words.tsx'
import type { WordChange } from './changedWords.ts'
import styles from './NoticeChanges.module.css'
import { type NoticeField, type NoticeLine, noticeChanges } from './noticeChanges.ts'

type NoticeChangesProps = {
  /** The notice of the customer's last consent with the brand, and when that was signed (Unix seconds). */
  readonly before: Notice
  readonly signedAt: number
  readonly after: Notice
  /** The uses asked for. */
  readonly uses: readonly NoticeUse[]
  readonly locale: StatementLocale
  readonly nameOf: (use: NoticeUse) => string
}

/** What has changed in the brand's notice since the customer's last consent: words that came and went, marked by more than colour. */
export function NoticeChanges({ before, signedAt, after, uses, locale, nameOf }: NoticeChangesProps) {
  const { i18n } = useLingui()
  const days = (duration: string) => i18n._('request.days', { days: durationDays(duration) })

  const linesOf = (notice: Notice, use: NoticeUse | null): readonly NoticeLine[] => {
    if (use === null) {
      const { name, domain, address, contact, dpo, authority, jurisdiction } = notice.controller
      const who = [name, domain, address, contact, dpo, authority, jurisdiction].filter((part) => part !== '')
      return [
        { field: 'controller', text: who.join('; ') },
        { field: 'duration', text: days(notice.maxDuration) },
      ]
    }
    const { retention, recipients, transfers, limit } = use
    const text = use.text[locale] ?? Object.values(use.text)[0]
    return [
      { field: 'kept', text: days(retention) },
      { field: 'recipients', text: recipients.length > 0 ? recipients.join(', ') : i18n._('request.nobody') },
      { field: 'transfers', text: transfers.length > 0 ? transfers.join(', ') : i18n._('request.nowhere') },
      {
        field: 'limit',
        text: limit
          ? i18n._('request.limitText', { times: limit.times, period: days(limit.per) })
          : i18n._('request.changes.noLimit'),
      },
      { field: 'special', text: isSpecialUse(use) ? i18n._('request.changes.yes') : i18n._('request.changes.no') },
      { field: 'what', text: text?.what ?? '' },
      { field: 'inReturn', text: text?.inReturn ?? '' },
      { field: 'ifYouDecline', text: text?.ifYouDecline ?? '' },
    ]
  }
  const labels: Record<NoticeField, string> = {
    kept: i18n._('request.kept'),
    recipients: i18n._('request.recipients'),
    transfers: i18n._('request.transfers'),
    limit: i18n._('request.limit'),
    special: i18n._('request.changes.special'),
    what: i18n._('request.brandsWords', { brand: after.controller.name }),
    inReturn: i18n._('request.inReturn'),
    ifYouDecline: i18n._('request.ifYouDecline'),
    controller: i18n._('request.changes.controller'),
    duration: i18n._('request.duration'),
  }
  const changes = noticeChanges({ before, after, uses, linesOf })
  if (changes.length === 0) return null

  return (
    <Card as="section" labelledBy="notice-changes">
      <h2 id="notice-changes">
        {i18n._('request.changes.title', { date: formatDate(signedAt, i18n.locales as string) })}
      </h2>
      <p className={styles.key}>
        <ins className={styles.added}>{i18n._('request.changes.added')}</ins>{' '}
        <del className={styles.removed}>{i18n._('request.changes.removed')}</del>
      </p>
      {changes.map(({ use, isNew, lines }) => (
        <div key={use === null ? '' : `${use.purpose}|${use.category}`} className={styles.change}>
          {use !== null && (
            <h3 className={styles.name}>
              <Words>{nameOf(use)}</Words>
              {isNew && <span className={styles.new}>{i18n._('request.changes.new')}</span>}
            </h3>
          )}
          {lines.length > 0 && (
            <dl className={styles.lines}>
              {lines.map(({ field, words }) => (
                <div key={field}>
                  <dt>{labels[field]}</dt>
                  <dd>{words.map((change, index) => word(change, `${field}${index}`))}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
    </Card>
  )

  function word({ kind, text }: WordChange, key: string) {
    if (kind === 'same') return <span key={key}>{text}</span>
    // Few readers say what an element means: the word is there for the ear.
    return kind === 'added' ? (
      <ins key={key} className={styles.added}>
        <span className="visually-hidden"> {i18n._('request.changes.addedSpoken')} </span>
        {text}
      </ins>
    ) : (
      <del key={key} className={styles.removed}>
        <span className="visually-hidden"> {i18n._('request.changes.removedSpoken')} </span>
        {text}
      </del>
    )
  }
}
