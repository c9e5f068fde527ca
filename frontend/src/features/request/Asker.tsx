import { categoryLabel, type NoticeUse, purposeLabel, type StatementLocale } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { Monogram } from '../../ui/Monogram.tsx'
import styles from './ConsentScreen.module.css'
import type { CheckedRequest } from './readRequest.ts'

/** Who asks, that it is them, and for which account. */
export function Asker({ checked }: { readonly checked: CheckedRequest }) {
  const { i18n } = useLingui()
  return (
    <>
      <div className={styles.asker}>
        <Monogram name={checked.name} />
        <p>
          <strong>{checked.name}</strong>
          <br />
          <span className={styles.domain}>✓ {i18n._('request.domainChecked', { domain: checked.domain })}</span>
        </p>
      </div>
      <p>{i18n._('request.account', { account: checked.request.account })}</p>
    </>
  )
}

/** The request as one question. */
export function useQuestion(checked: CheckedRequest | undefined): string {
  const { i18n } = useLingui()
  const language = i18n.locale as StatementLocale
  if (checked === undefined) return i18n._('request.title')
  const [first] = [...checked.ordinary, ...checked.special] as [NoticeUse]
  const count = checked.ordinary.length + checked.special.length
  return i18n._('request.question', {
    brand: checked.name,
    category: categoryLabel(first.category, language),
    purpose: purposeLabel(first.purpose, language),
    others: count - 1,
  })
}
