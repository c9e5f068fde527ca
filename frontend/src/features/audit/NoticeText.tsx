import {
  categoryLabel,
  durationDays,
  type NoticeUse,
  parseNotice,
  purposeLabel,
  type StatementLocale,
} from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { Facts } from '../../ui/Facts.tsx'
import { Words } from '../../ui/Words.tsx'
import styles from './NoticeText.module.css'

/** A published notice, folded away: our labels for each use, the brand's own words beside them, and the bytes as published. */
export function NoticeText(props: { readonly document: string; readonly isNotice: boolean }) {
  const { i18n } = useLingui()
  const notice = props.isNotice ? parseNotice(props.document) : null
  const locale = notice?.locales.find((known) => known === i18n.locale) ?? notice?.locales[0] ?? ''

  return (
    <details className={styles.notice}>
      <summary>{i18n._('audit.notice.show')}</summary>
      {notice !== null && (
        <div className={styles.body}>
          <Facts
            rows={[
              [i18n._('audit.notice.controller'), `${notice.controller.name}, ${notice.controller.address}`],
              [i18n._('audit.value.domain'), notice.controller.domain],
              [i18n._('audit.notice.contact'), notice.controller.contact],
              [i18n._('audit.notice.authority'), notice.controller.authority],
              [i18n._('audit.notice.maxDuration'), i18n._('audit.days', { days: durationDays(notice.maxDuration) })],
              [i18n._('audit.notice.edition'), String(notice.edition)],
              [i18n._('audit.notice.languages'), notice.locales.join(', ')],
            ]}
          />
          {notice.uses.map((use) => (
            <NoticeUseText key={`${use.purpose}|${use.category}`} use={use} locale={locale} />
          ))}
        </div>
      )}
      <details>
        <summary>{i18n._('audit.notice.raw')}</summary>
        <pre className={styles.raw}>{props.document}</pre>
      </details>
    </details>
  )
}

function NoticeUseText({ use, locale }: { readonly use: NoticeUse; readonly locale: string }) {
  const { i18n } = useLingui()
  const language = i18n.locale as StatementLocale
  const none = i18n._('audit.none')
  const text = use.text[locale]
  return (
    <section className={styles.use}>
      <h3>
        <Words>
          {i18n._('audit.notice.use', {
            category: categoryLabel(use.category, language),
            purpose: purposeLabel(use.purpose, language),
          })}
        </Words>
      </h3>
      {use.special && <p className={styles.special}>{i18n._('audit.notice.special')}</p>}
      <Facts
        rows={[
          [i18n._('audit.notice.retention'), i18n._('audit.days', { days: durationDays(use.retention) })],
          [i18n._('audit.notice.recipients'), use.recipients.join(', ') || none],
          [i18n._('audit.notice.transfers'), use.transfers.join(', ') || none],
          [
            i18n._('audit.notice.limit'),
            use.limit === undefined
              ? none
              : i18n._('audit.notice.limitValue', { times: use.limit.times, days: durationDays(use.limit.per) }),
          ],
        ]}
      />
      <figure className={styles.words}>
        <figcaption>{i18n._('audit.notice.words')}</figcaption>
        <blockquote lang={locale}>
          <Facts
            rows={[
              [i18n._('audit.notice.what'), text?.what],
              [i18n._('audit.notice.inReturn'), text?.inReturn],
              [i18n._('audit.notice.ifYouDecline'), text?.ifYouDecline],
            ]}
          />
        </blockquote>
      </figure>
    </section>
  )
}
