import { useLingui } from '@lingui/react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useState } from 'react'
import { unpackReceipt } from '../../config/receiptLink.ts'
import { type AuditSearch, momentOf } from '../../features/audit/auditSearch.ts'
import { BrandPicker } from '../../features/audit/BrandPicker.tsx'
import { HistoryView } from '../../features/audit/HistoryView.tsx'
import { ReadingProgress } from '../../features/audit/ReadingProgress.tsx'
import { ReceiptForm } from '../../features/audit/ReceiptForm.tsx'
import { ReceiptResult } from '../../features/audit/ReceiptResult.tsx'
import { useBrands } from '../../features/audit/useBrands.ts'
import { useHistory } from '../../features/audit/useHistory.ts'
import { useReceiptCheck } from '../../features/audit/useReceiptCheck.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import styles from './AuditPage.module.css'

/** What an auditor can find out with nothing but a node: a brand's history, and what a receipt is worth. */
export function AuditPage() {
  const { i18n } = useLingui()
  const search = useSearch({ from: '/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const change = (part: Partial<AuditSearch>) =>
    navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })

  return (
    <Page title={i18n._('audit.title')} lead={i18n._('audit.lead')} width="wide">
      <Tabs
        label={i18n._('audit.title')}
        tabs={[
          { key: 'history', name: i18n._('audit.tab.history') },
          { key: 'check', name: i18n._('audit.tab.check') },
        ]}
        selected={search.view ?? 'history'}
        onSelect={(key) => change({ view: key === 'check' ? 'check' : undefined })}
      >
        {search.view === 'check' ? (
          <CheckTab search={search} onChange={change} />
        ) : (
          <HistoryTab search={search} onChange={change} />
        )}
      </Tabs>
    </Page>
  )
}

type TabProps = { readonly search: AuditSearch; readonly onChange: (change: Partial<AuditSearch>) => Promise<void> }

function HistoryTab({ search, onChange }: TabProps) {
  const { i18n } = useLingui()
  const brands = useBrands()
  const selected = search.brand ?? brands.data?.[0]?.brandId
  const history = useHistory(selected)

  const retry = () => Promise.all([brands.refetch(), ...(selected === undefined ? [] : [history.refetch()])])
  if (brands.data === undefined) {
    if (brands.isError) return <ErrorMessage error={brands.error} onRetry={retry} />
    return <ReadingProgress progress={null} />
  }
  if (selected === undefined) return <Alert title={i18n._('audit.noBrands')} />
  return (
    <div className={styles.tab}>
      <BrandPicker brands={brands.data} selected={selected} onSelect={(brand) => onChange({ brand })} />
      <HistoryView history={history} search={search} onChange={onChange} />
    </div>
  )
}

function CheckTab({ search, onChange }: TabProps) {
  const check = useReceiptCheck()
  const [text, setText] = useState('')
  const at = search.at ?? ''
  const scanned = search.receipt

  // A receipt is personal data: it does not stay in the address, nor under the button that goes back.
  const takeScanned = useEffectEvent(async (code: string) => {
    await onChange({ receipt: undefined })
    const receipt = await unpackReceipt(code)
    setText(receipt)
    check.mutate({ receipt, at: momentOf(at) })
  })
  useEffect(() => {
    if (scanned !== undefined) void takeScanned(scanned)
  }, [scanned])

  return (
    <div className={styles.tab}>
      <ReceiptForm
        text={text}
        onChangeText={setText}
        at={at}
        onChangeAt={(value) => onChange({ at: momentOf(value) === null ? undefined : value })}
        onCheck={async (given) => check.mutate({ receipt: await unpackReceipt(given), at: momentOf(at) })}
        isChecking={check.isPending}
      />
      {check.isError && (
        <ErrorMessage error={check.error} onRetry={() => check.variables && check.mutate(check.variables)} />
      )}
      {check.data !== undefined && !check.isPending && !check.isError && <ReceiptResult check={check.data} />}
    </div>
  )
}
