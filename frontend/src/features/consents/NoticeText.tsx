import { durationDays, findNoticeUse, type Notice } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { Facts } from '../../ui/Facts.tsx'
import { Words } from '../../ui/Words.tsx'
import styles from './NoticeText.module.css'
import { useLabels } from './useLabels.ts'
import type { UseRow } from './useRow.ts'

type NoticeTextProps = {
  readonly notice: Notice
  readonly uses: readonly Pick<UseRow, 'purpose' | 'category'>[]
}

/** What the notice says of the customer's uses: our labels first, then the brand's words, marked as the brand's. */
export function NoticeText({ notice, uses }: NoticeTextProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const { controller } = notice
  const locale = notice.locales.includes(i18n.locale) ? i18n.locale : (notice.locales[0] ?? 'en')
  const orNobody = (names: readonly string[]) =>
    names.length === 0 ? i18n._('consents.notice.nobody') : names.join(', ')

  return (
    <div className={styles.notice}>
      {uses.map(({ purpose, category }) => {
        const use = findNoticeUse(notice, purpose, category)
        const words = use?.text[locale]
        if (use === undefined || words === undefined) return null
        const days = (duration: string) => i18n._('consents.notice.days', { days: durationDays(duration) })
        return (
          <section key={`${purpose}|${category}`} className={styles.use}>
            <h3 className={styles.title}>
              <Words>
                {i18n._('consents.use', { category: labels.category(category), purpose: labels.purpose(purpose) })}
              </Words>
            </h3>
            <Facts
              rows={[
                [i18n._('consents.notice.kept'), days(use.retention)],
                [i18n._('consents.notice.recipients'), orNobody(use.recipients)],
                [
                  i18n._('consents.notice.transfers'),
                  use.transfers.length === 0 ? i18n._('consents.notice.nowhere') : use.transfers.join(', '),
                ],
                ...(use.limit === undefined
                  ? []
                  : [
                      [
                        i18n._('consents.notice.limit'),
                        i18n._('consents.notice.limitText', {
                          times: use.limit.times,
                          days: durationDays(use.limit.per),
                        }),
                      ] as const,
                    ]),
              ]}
            />
            <figure className={styles.quote} lang={locale}>
              <figcaption lang={i18n.locale}>
                {i18n._('consents.notice.inBrandsWords', { brand: controller.name })}
              </figcaption>
              <p>
                <Words>{words.what}</Words>
              </p>
              <p>
                <strong lang={i18n.locale}>{i18n._('consents.notice.inReturn')}</strong> <Words>{words.inReturn}</Words>
              </p>
              <p>
                <strong lang={i18n.locale}>{i18n._('consents.notice.ifYouDecline')}</strong>{' '}
                <Words>{words.ifYouDecline}</Words>
              </p>
            </figure>
          </section>
        )
      })}
      <Facts
        rows={[
          [i18n._('consents.notice.controller'), `${controller.name}, ${controller.address}`],
          [i18n._('consents.notice.contact'), controller.contact],
          ...(controller.dpo === '' ? [] : [[i18n._('consents.notice.dpo'), controller.dpo] as const]),
          [i18n._('consents.notice.authority'), controller.authority],
        ]}
      />
    </div>
  )
}
