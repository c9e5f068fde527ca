import { categoryLabel, isCategory, isPurpose, purposeLabel, type StatementLocale } from '@consent-ledger/sdk'
import type { ReceiptCheck } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { useId } from 'react'
import { Alert } from '../../ui/Alert.tsx'
import { Card } from '../../ui/Card.tsx'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { formatNumber } from '../../ui/formatNumber.ts'
import { Words } from '../../ui/Words.tsx'
import { FactRows } from './FactRows.tsx'
import { formatUtc } from './formatUtc.ts'
import styles from './ReceiptResult.module.css'
import { Verdict } from './Verdict.tsx'
import { verdictOf } from './verdictOf.ts'

/** What a receipt is worth as of a moment: a verdict for each use, and every check behind it. */
export function ReceiptResult(props: { readonly check: ReceiptCheck }) {
  const { i18n } = useLingui()
  const titleId = useId()
  const { receipt, malformed, brand, head, at, uses } = props.check
  const locale = String(i18n.locales)

  if (receipt === null) {
    return (
      <Alert tone="fault" title={i18n._('audit.verdict.malformed')}>
        <p>{i18n._('audit.result.malformedAt', { path: malformed?.path || i18n._('audit.result.whole') })}</p>
        <code>{malformed?.message}</code>
      </Alert>
    )
  }

  const { consent } = receipt
  const firstDenied = uses.findIndex(({ facts }) => !facts.allowed)
  return (
    <section className={styles.result} aria-labelledby={titleId}>
      <h2 id={titleId}>{i18n._('audit.result.title', { time: formatUtc(at, locale) })}</h2>
      <ul className={styles.summary}>
        {uses.map((use) => (
          <li key={`${use.purpose}|${use.category}`}>
            <Verdict passed={use.facts.allowed}>{nameOf(use)}</Verdict>
            <p>{verdictOf(use.facts, { i18n, at })}</p>
          </li>
        ))}
      </ul>
      <Card>
        <Facts
          rows={[
            [
              i18n._('audit.result.brand'),
              brand === null ? i18n._('audit.result.unknownBrand') : `${brand.name} · ${brand.domain}`,
            ],
            [i18n._('audit.value.account'), consent.account],
            [
              i18n._('audit.value.statement'),
              <span key="statement" lang={consent.locale} className={styles.statement}>
                {consent.statement}
              </span>,
            ],
            [
              i18n._('audit.result.readAt'),
              i18n._('audit.integrity.at', {
                block: formatNumber(head.number),
                time: formatUtc(head.timestamp, locale),
              }),
            ],
            [
              i18n._('audit.value.blockHash'),
              <CopyValue key="hash" value={head.hash} name={i18n._('audit.value.blockHash')} />,
            ],
          ]}
        />
      </Card>
      {uses.map((use, index) => (
        <Card key={`${use.purpose}|${use.category}`}>
          <details open={index === Math.max(0, firstDenied)}>
            <summary className={styles.useTitle}>
              <h3>
                <Words>{nameOf(use)}</Words>
              </h3>
            </summary>
            <FactRows rows={use.facts.rows} />
          </details>
        </Card>
      ))}
    </section>
  )

  function nameOf({ purpose, category }: { readonly purpose: string; readonly category: string }): string {
    const language = i18n.locale as StatementLocale
    return i18n._('audit.notice.use', {
      category: isCategory(category) ? categoryLabel(category, language) : category,
      purpose: isPurpose(purpose) ? purposeLabel(purpose, language) : purpose,
    })
  }
}
