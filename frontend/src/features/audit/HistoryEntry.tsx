import type { HistoryRow } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { formatNumber } from '../../ui/formatNumber.ts'
import { formatUtc } from './formatUtc.ts'
import styles from './HistoryFeed.module.css'
import { NoticeText } from './NoticeText.tsx'
import { sentenceOf } from './words.ts'

/** One event: when, what it means, and the values anyone can look up. */
export function HistoryEntry(props: { readonly row: HistoryRow }) {
  const { i18n } = useLingui()
  const { row } = props
  const values = { name: row.name ?? '', domain: row.domain ?? '', number: row.number ?? 0 }
  const hashName = {
    notice: i18n._('audit.value.noticeHash'),
    recording: i18n._('audit.value.root'),
    use: i18n._('audit.value.root'),
    revocation: i18n._('audit.value.lock'),
  } as Partial<Record<HistoryRow['kind'], string>>
  const accountName = {
    BrandRegistered: i18n._('audit.value.owner'),
    OperatorSet: i18n._('audit.value.operator'),
    BrandTransferStarted: i18n._('audit.value.owner'),
    BrandTransferred: i18n._('audit.value.newOwner'),
    GrantsRecorded: i18n._('audit.value.operator'),
    UsesRecorded: i18n._('audit.value.operator'),
    ConsentRevoked: i18n._('audit.value.sender'),
  } as Partial<Record<HistoryRow['event'], string>>
  const otherName = {
    BrandTransferStarted: i18n._('audit.value.newOwner'),
    BrandTransferred: i18n._('audit.value.previousOwner'),
  } as Partial<Record<HistoryRow['event'], string>>

  const facts: [string, string | null][] = [
    [hashName[row.kind] ?? '', row.hash],
    [accountName[row.event] ?? '', row.account],
    [otherName[row.event] ?? '', row.otherAccount],
    [i18n._('audit.value.transaction'), row.transactionHash],
  ]
  return (
    <li className={styles.entry} data-event={row.event} data-at={row.at}>
      <p className={styles.when}>
        <time dateTime={row.time}>{formatUtc(row.at, String(i18n.locales))}</time>
        <br />
        {i18n._('audit.block', { block: formatNumber(row.blockNumber) })}
      </p>
      <div className={styles.what}>
        <p className={`${styles.sentence} ${row.kind === 'revocation' ? styles.revocation : ''}`}>
          {i18n._(sentenceOf(row), values)}
        </p>
        {row.problem === 'hash-mismatch' && <p className={styles.fault}>{i18n._('audit.notice.hashMismatch')}</p>}
        {row.problem === 'not-a-notice' && <p className={styles.fault}>{i18n._('audit.notice.notANotice')}</p>}
        <dl className={styles.values}>
          {facts.map(
            ([name, value]) =>
              value !== null && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <CopyValue value={value} name={name} />
                  </dd>
                </div>
              ),
          )}
        </dl>
        {row.document !== null && <NoticeText document={row.document} isNotice={row.problem === null} />}
      </div>
    </li>
  )
}
