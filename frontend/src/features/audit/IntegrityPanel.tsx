import type { History } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { useId } from 'react'
import { Card } from '../../ui/Card.tsx'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { formatNumber } from '../../ui/formatNumber.ts'
import { formatUtc } from './formatUtc.ts'
import styles from './IntegrityPanel.module.css'
import { Verdict } from './Verdict.tsx'

/** What was replayed from the events beside what the ledger itself says at the same block: whether the node left something out. */
export function IntegrityPanel(props: { readonly history: History }) {
  const { i18n } = useLingui()
  const titleId = useId()
  const { history } = props
  const { head } = history
  const replayed = i18n._('audit.integrity.replayed')
  const chain = i18n._('audit.integrity.chain')

  const digests = [
    ['audit.integrity.revocations', history.replayedRevocationDigest, history.chainRevocationDigest],
    ['audit.integrity.uses', history.replayedUseDigest, history.chainUseDigest],
  ] as const
  const counts = [
    ['audit.integrity.notices', history.replayedNotices, history.chainNotices],
    ['audit.integrity.recordings', history.replayedRecordings, history.confirmedRecordings],
  ] as const
  const summary =
    history.isComplete === null
      ? 'audit.integrity.unknown'
      : history.isComplete
        ? 'audit.integrity.complete'
        : 'audit.integrity.incomplete'

  return (
    <Card as="section" labelledBy={titleId}>
      <h2 id={titleId}>{i18n._('audit.integrity.title')}</h2>
      <p>
        <Verdict passed={history.isComplete}>{i18n._(summary)}</Verdict>
      </p>
      <p className={styles.at}>
        {i18n._('audit.integrity.at', {
          block: formatNumber(head.number),
          time: formatUtc(head.timestamp, String(i18n.locales)),
        })}{' '}
        <CopyValue value={head.hash} name={i18n._('audit.value.blockHash')} />
      </p>
      <ul className={styles.checks}>
        {digests.map(([word, ours, theirs]) => (
          <li key={word} className={styles.check}>
            <Verdict passed={ours === null ? null : ours === theirs}>{i18n._(word)}</Verdict>
            <dl className={styles.values}>
              <dt>{replayed}</dt>
              <dd>{ours === null ? i18n._('audit.unknown') : <CopyValue value={ours} name={replayed} />}</dd>
              <dt>{chain}</dt>
              <dd>
                <CopyValue value={theirs} name={chain} />
              </dd>
            </dl>
          </li>
        ))}
        {counts.map(([word, ours, theirs]) => (
          <li key={word} className={styles.check}>
            <Verdict passed={ours === theirs}>{i18n._(word)}</Verdict>
            <dl className={styles.values}>
              <dt>{replayed}</dt>
              <dd>{formatNumber(ours)}</dd>
              <dt>{chain}</dt>
              <dd>{formatNumber(theirs)}</dd>
            </dl>
          </li>
        ))}
      </ul>
      <p className={styles.at}>{i18n._('audit.integrity.limit')}</p>
    </Card>
  )
}
