import type { FactRow, FactStep } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { CopyValue } from '../../ui/CopyValue.tsx'
import styles from './FactRows.module.css'
import { formatUtc } from './formatUtc.ts'
import { Verdict } from './Verdict.tsx'

const stepWords: Record<FactStep, string> = {
  parse: 'audit.step.parse',
  signature: 'audit.step.signature',
  notice: 'audit.step.notice',
  terms: 'audit.step.terms',
  controller: 'audit.step.controller',
  recording: 'audit.step.recording',
  expiry: 'audit.step.expiry',
  locks: 'audit.step.locks',
  use: 'audit.step.use',
}

/** The names of the values a row compares. A value whose name is not here is shown under its technical name. */
const valueWords: Readonly<Record<string, string>> = {
  account: 'audit.value.account',
  at: 'audit.value.at',
  brandId: 'audit.value.brandId',
  brandLock: 'audit.value.brandLock',
  brandRevokedAt: 'audit.value.brandRevokedAt',
  brandRevokedBy: 'audit.value.brandRevokedBy',
  category: 'audit.value.category',
  chainId: 'audit.value.chainId',
  consentHash: 'audit.value.consentHash',
  domain: 'audit.value.domain',
  expectedBrandId: 'audit.value.expectedBrandId',
  expectedChainId: 'audit.value.expectedChainId',
  expectedLedger: 'audit.value.expectedLedger',
  expectedStatement: 'audit.value.expectedStatement',
  expiresAt: 'audit.value.expiresAt',
  fault: 'audit.value.fault',
  index: 'audit.value.index',
  isProofValid: 'audit.value.isProofValid',
  issuedAt: 'audit.value.issuedAt',
  latestDomain: 'audit.value.latestDomain',
  latestExpiresAt: 'audit.value.latestExpiresAt',
  latestName: 'audit.value.latestName',
  latestNoticeHash: 'audit.value.latestNoticeHash',
  latestNumber: 'audit.value.latestNumber',
  latestRecordedAt: 'audit.value.latestRecordedAt',
  ledger: 'audit.value.ledger',
  locale: 'audit.value.locale',
  name: 'audit.value.name',
  noticeBrandId: 'audit.value.noticeBrandId',
  noticeHash: 'audit.value.noticeHash',
  number: 'audit.value.number',
  path: 'audit.value.path',
  problem: 'audit.value.problem',
  proofLength: 'audit.value.proofLength',
  publishedAt: 'audit.value.publishedAt',
  purpose: 'audit.value.purpose',
  recordedAt: 'audit.value.recordedAt',
  root: 'audit.value.root',
  signer: 'audit.value.signer',
  statement: 'audit.value.statement',
  subject: 'audit.value.subject',
  useLock: 'audit.value.useLock',
  useRevokedAt: 'audit.value.useRevokedAt',
  useRevokedBy: 'audit.value.useRevokedBy',
  uses: 'audit.value.uses',
}

/** The rows of the Facts table in their order, each with a tick or a cross and the numbers that were compared. */
export function FactRows(props: { readonly rows: readonly FactRow[] }) {
  const { i18n } = useLingui()
  const results = {
    passed: i18n._('audit.verdict.passed'),
    failed: i18n._('audit.verdict.failed'),
    open: i18n._('audit.verdict.open'),
  }
  return (
    <ol className={styles.rows}>
      {props.rows.map((row) => {
        const result = row.passed === null ? 'open' : row.passed ? 'passed' : 'failed'
        return (
          <li key={row.step} className={styles.row} data-step={row.step} data-passed={String(row.passed)}>
            <p className={styles.title}>
              <Verdict passed={row.passed}>{i18n._(stepWords[row.step])}</Verdict>
              <span className={styles.result}>
                {results[result]}
                {row.reason !== undefined && ` (${row.reason})`}
              </span>
            </p>
            {row.passed !== null && (
              <dl className={styles.values}>
                {Object.entries(row.values).map(([name, value]) => {
                  const word = valueWords[name]
                  const title = word === undefined ? name : i18n._(word)
                  return (
                    <div key={name}>
                      <dt>{title}</dt>
                      <dd>
                        <FactValue name={name} title={title} value={value} />
                      </dd>
                    </div>
                  )
                })}
              </dl>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function FactValue(props: { readonly name: string; readonly title: string; readonly value: string | number | null }) {
  const { i18n } = useLingui()
  const { name, title, value } = props
  let shown: ReactNode = value
  if (value === null) shown = i18n._('audit.none')
  else if (name === 'isProofValid') shown = value === 1 ? i18n._('audit.yes') : i18n._('audit.no')
  else if (name.endsWith('RevokedAt') && value === 0) shown = i18n._('audit.notSpent')
  else if (typeof value === 'number' && (name === 'at' || name.endsWith('At'))) {
    shown = (
      <>
        {formatUtc(value, String(i18n.locales))} <code>{value}</code>
      </>
    )
  } else if (value === 'customer') shown = i18n._('audit.byCustomer')
  else if (value === 'brand') shown = i18n._('audit.byBrand')
  else if (typeof value === 'string' && /^0x[0-9a-fA-F]{40,}$/.test(value)) {
    shown = <CopyValue value={value} name={title} />
  } else if (typeof value === 'string' && value.includes('\n')) {
    shown = <span className={styles.text}>{value}</span>
  }
  return shown
}
