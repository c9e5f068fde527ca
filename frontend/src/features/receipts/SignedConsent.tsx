import type { Receipt } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { receiptHash } from '../../config/receiptHash.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import styles from './SignedConsent.module.css'

/** Everything that was signed: the sentence first, then each field. */
export function SignedConsent({ receipt, brandName }: { readonly receipt: Receipt; readonly brandName: string }) {
  const { i18n } = useLingui()
  const { consent } = receipt
  const time = (at: number) => formatDateTime(at, i18n.locales as string)
  const copy = (value: string, name: string) => <CopyValue value={value} name={name} />
  const field = (name: string, value: string) => [name, copy(value, name)] as const

  return (
    <>
      <blockquote className={styles.statement} lang={consent.locale}>
        {consent.statement}
      </blockquote>
      <Facts
        rows={[
          [i18n._('receipts.brand'), brandName],
          [i18n._('receipts.account'), consent.account],
          [i18n._('receipts.issuedAt'), time(consent.issuedAt)],
          [i18n._('receipts.expiresAt'), time(consent.expiresAt)],
        ]}
      />
      <details>
        <summary>{i18n._('receipts.showFields')}</summary>
        <Facts
          rows={[
            field(i18n._('receipts.consentHash'), receiptHash(receipt)),
            field(i18n._('receipts.subject'), consent.subject),
            field(i18n._('receipts.brandId'), consent.brandId),
            field(i18n._('receipts.noticeHash'), consent.noticeHash),
            field(i18n._('receipts.brandLock'), consent.brandLock),
            ...consent.uses.map((use) =>
              field(i18n._('receipts.useLock', { purpose: use.purpose, category: use.category }), use.lock),
            ),
            field(i18n._('receipts.requestId'), consent.requestId),
            field(i18n._('receipts.salt'), consent.salt),
            field(i18n._('receipts.signature'), receipt.signature),
            field(i18n._('receipts.ledger'), receipt.ledger),
            [i18n._('receipts.chainId'), String(receipt.chainId)],
          ]}
        />
      </details>
    </>
  )
}
