import { durationDays, type NoticeUse, type StatementLocale } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { Facts } from '../../ui/Facts.tsx'
import { Words } from '../../ui/Words.tsx'
import styles from './UseTerms.module.css'

/** What one use means: our labels and the brand's promises first, then the brand's own words, marked as such. */
export function UseTerms(props: {
  readonly use: NoticeUse
  /** How long a consent to it lasts at most, as in the notice (ISO 8601). */
  readonly maxDuration: string
  readonly locale: StatementLocale
  readonly brandName: string
}) {
  const { i18n } = useLingui()
  const { use, maxDuration, locale } = props
  const days = (duration: string) => i18n._('request.days', { days: durationDays(duration) })
  const words = use.text[locale]
  return (
    <div className={styles.terms}>
      <Facts
        rows={[
          [i18n._('request.duration'), days(maxDuration)],
          [i18n._('request.kept'), days(use.retention)],
          [
            i18n._('request.recipients'),
            use.recipients.length > 0 ? use.recipients.join(', ') : i18n._('request.nobody'),
          ],
          [
            i18n._('request.transfers'),
            use.transfers.length > 0 ? use.transfers.join(', ') : i18n._('request.nowhere'),
          ],
          ...(use.limit
            ? [
                [
                  i18n._('request.limit'),
                  i18n._('request.limitText', { times: use.limit.times, days: durationDays(use.limit.per) }),
                ] as const,
              ]
            : []),
        ]}
      />
      {words && (
        <figure className={styles.words}>
          <figcaption>{i18n._('request.brandsWords', { brand: props.brandName })}</figcaption>
          <p lang={locale}>
            <Words>{words.what}</Words>
          </p>
          <p>
            <strong>{i18n._('request.inReturn')}</strong>{' '}
            <span lang={locale}>
              <Words>{words.inReturn}</Words>
            </span>
          </p>
          <p>
            <strong>{i18n._('request.ifYouDecline')}</strong>{' '}
            <span lang={locale}>
              <Words>{words.ifYouDecline}</Words>
            </span>
          </p>
        </figure>
      )}
    </div>
  )
}
