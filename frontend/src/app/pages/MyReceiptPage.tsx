import { evaluateFacts, type Receipt, stringifyReceipt } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import type { Hex } from 'viem'
import { type Customer, useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { receiptHash } from '../../config/receiptHash.ts'
import type { Head } from '../../config/useHead.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import { useVaultDocument, type Vault } from '../../config/vault.ts'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import { endCalendar } from '../../features/consents/export/endCalendar.ts'
import { useConsents } from '../../features/consents/useConsents.ts'
import { useLabels } from '../../features/consents/useLabels.ts'
import { findRecordingPlace, recordingPlaceKey } from '../../features/receipts/queries.ts'
import { RecordingProof } from '../../features/receipts/RecordingProof.tsx'
import { SignedConsent } from '../../features/receipts/SignedConsent.tsx'
import { UseVerdict } from '../../features/receipts/UseVerdict.tsx'
import { Button } from '../../ui/Button.tsx'
import { downloadFile } from '../../ui/downloadFile.ts'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { fetchLater } from '../../ui/fetchLater.ts'
import { formatDateTime } from '../../ui/formatDate.ts'
import { formatNumber } from '../../ui/formatNumber.ts'
import { laterComponent } from '../../ui/laterComponent.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { Words } from '../../ui/Words.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import { LockedPage } from './LockedPage.tsx'
import styles from './MyReceiptPage.module.css'

const loadDpvDocument = fetchLater(() => import('../../features/receipts/dpvDocument.ts'))
const loadKantaraDocument = fetchLater(() => import('../../features/receipts/kantaraDocument.ts'))

const ReceiptCode = laterComponent(async () => (await import('../../features/receipts/ReceiptCode.tsx')).ReceiptCode)

/** A receipt: everything signed, its place on chain, and every check recomputed here. */
export function MyReceiptPage() {
  const { i18n } = useLingui()
  const customer = useCustomer()
  const vault = useVaultDocument()
  if (customer === null || vault === null) return <LockedPage title={i18n._('receipts.title')} />
  return <ReceiptOfCustomer customer={customer} vault={vault} />
}

function ReceiptOfCustomer({ customer, vault }: { readonly customer: Customer; readonly vault: Vault }) {
  const { i18n } = useLingui()
  const env = useEnv()
  const { hash } = useParams({ from: '/me/receipts/$hash' })
  const only = Object.entries(vault.document.brands).find(([, records]) =>
    records.receipts.some((receipt) => receiptHash(receipt) === hash.toLowerCase()),
  )?.[0] as Hex | undefined
  const { brands, head, isReading, error, readAgain, at } = useConsents({ env, customer, vault, only: only ?? '0x' })
  for (const brand of brands) {
    const receipt = brand.receipts.find((one) => receiptHash(one) === hash.toLowerCase())
    if (receipt === undefined) continue
    return <ReceiptDetail receipt={receipt} brand={brand} head={head} at={at} error={error} onVerifyAgain={readAgain} />
  }
  return (
    <Page title={i18n._('receipts.title')} lead={isReading ? i18n._('consents.reading') : i18n._('receipts.missing')}>
      <CustomerNavigation />
      {!isReading && <p>{i18n._('receipts.missingText')}</p>}
    </Page>
  )
}

type ReceiptDetailProps = {
  readonly receipt: Receipt
  readonly brand: BrandConsents
  /** The block the brand was read at; null while it was not. */
  readonly head: Head | null
  readonly at: number
  readonly error: unknown
  readonly onVerifyAgain: () => Promise<void>
}

function ReceiptDetail({ receipt, brand, head, at, error, onVerifyAgain }: ReceiptDetailProps) {
  const { i18n } = useLingui()
  const env = useEnv()
  const labels = useLabels()
  const client = useReadClient()
  const [chosen, setChosen] = useState('0')
  const [isVerifying, setVerifying] = useState(false)
  const [isVerified, setVerified] = useState(false)
  const { consent, recording } = receipt
  const { reading } = brand
  const recordedAt = recording === null || reading === null ? null : reading.chain.recordedAt(recording.root)

  const place = useQuery({
    queryKey: recordingPlaceKey(env.chainId, env.ledger, recording?.root ?? null),
    queryFn: () =>
      findRecordingPlace(client, {
        ...env,
        brandId: consent.brandId,
        root: recording?.root ?? '0x',
        recordedAt: recordedAt ?? 0,
      }),
    enabled: recording !== null && (recordedAt ?? 0) > 0,
    staleTime: 60_000,
    retry: false,
  })

  const nameOf = ({ purpose, category }: Receipt['consent']['uses'][number]) =>
    i18n._('consents.use', { category: labels.category(category), purpose: labels.purpose(purpose) })
  const verdicts =
    reading === null || head === null
      ? []
      : consent.uses.map((use) => ({
          use,
          facts: evaluateFacts({
            receipt,
            expected: { chainId: env.chainId, ledger: env.ledger, brandId: brand.brandId },
            ask: { purpose: use.purpose, category: use.category, at },
            chain: reading.chain,
          }),
          checked: i18n._('receipts.checkedAt', {
            block: formatNumber(head.number),
            time: formatDateTime(at, i18n.locales as string),
          }),
        }))
  const verdict = verdicts[Number(chosen)] ?? verdicts[0]

  const save = (ending: string, type: string, text: string) =>
    downloadFile({ name: `consent-receipt-${receiptHash(receipt).slice(2, 10)}.${ending}`, type, text })
  const saveDpv = async () => {
    if (reading === null) return
    const stopUrl = `${location.origin}${location.pathname}#/me/brands/${brand.brandId}`
    const { dpvDocument } = await loadDpvDocument()
    save('jsonld', 'application/ld+json', dpvDocument({ receipt, chain: reading.chain, stopUrl }))
  }
  const saveKantara = async () => {
    if (reading === null) return
    const { kantaraDocument } = await loadKantaraDocument()
    save('kantara.json', 'application/json', kantaraDocument({ receipt, chain: reading.chain }))
  }
  const saveCalendar = () => {
    const end = {
      id: receiptHash(receipt).slice(2, 34),
      at: consent.expiresAt,
      title: i18n._('receipts.calendarTitle', { brand: brand.name }),
      text: consent.statement,
    }
    save('ics', 'text/calendar', endCalendar([end], at))
  }
  const verifyAgain = async () => {
    setVerifying(true)
    setVerified(false)
    await onVerifyAgain()
    setVerifying(false)
    setVerified(true)
  }

  return (
    <Page title={i18n._('receipts.title')} lead={i18n._('receipts.lead', { brand: brand.name })}>
      <CustomerNavigation />
      <p>
        <Link to="/me/brands/$brandId" params={{ brandId: brand.brandId }}>
          {brand.name}
        </Link>
      </p>
      {error !== null && <ErrorMessage error={error} onRetry={onVerifyAgain} />}

      <section className={styles.section} aria-labelledby="receipt-signed">
        <h2 id="receipt-signed">{i18n._('receipts.signed')}</h2>
        <SignedConsent receipt={receipt} brandName={brand.name} />
      </section>

      <section className={styles.section} aria-labelledby="receipt-verdict">
        <h2 id="receipt-verdict">{i18n._('receipts.verdict')}</h2>
        <div data-print="no">
          <Tabs
            label={i18n._('receipts.uses')}
            tabs={consent.uses.map((use, index) => ({ key: String(index), name: nameOf(use) }))}
            selected={chosen}
            onSelect={setChosen}
          >
            {verdict !== undefined && <UseVerdict facts={verdict.facts} checked={verdict.checked} />}
          </Tabs>
        </div>
        <div className={styles.printed}>
          {verdicts.map(({ use, facts, checked }) => (
            <section key={`${use.purpose}|${use.category}`} data-printed-use>
              <h3>
                <Words>{nameOf(use)}</Words>
              </h3>
              <UseVerdict facts={facts} checked={checked} />
            </section>
          ))}
        </div>
        <div className={styles.actions}>
          <Button onPress={verifyAgain} isPending={isVerifying}>
            {i18n._('receipts.verifyAgain')}
          </Button>
          <Button onPress={() => save('json', 'application/json', stringifyReceipt(receipt))}>
            {i18n._('receipts.export')}
          </Button>
          {reading !== null && <Button onPress={saveDpv}>{i18n._('receipts.exportDpv')}</Button>}
          {reading !== null && <Button onPress={saveKantara}>{i18n._('receipts.exportKantara')}</Button>}
          {consent.expiresAt > at && <Button onPress={saveCalendar}>{i18n._('receipts.calendar')}</Button>}
          <Button onPress={() => print()}>{i18n._('receipts.print')}</Button>
        </div>
        <p role="status" className={styles.quiet}>
          {isVerified &&
            error === null &&
            head !== null &&
            i18n._('receipts.verifiedAgain', {
              block: formatNumber(head.number),
              time: formatDateTime(head.timestamp, i18n.locales as string),
            })}
        </p>
      </section>

      <section className={styles.section} aria-labelledby="receipt-recording">
        <h2 id="receipt-recording">{i18n._('receipts.recording')}</h2>
        <RecordingProof
          receipt={receipt}
          recordedAt={recordedAt}
          place={place.data ?? null}
          isPlaceMissing={place.data === null}
        />
      </section>

      {(recordedAt ?? 0) > 0 && (
        <section className={styles.section} aria-labelledby="receipt-code">
          <h2 id="receipt-code">{i18n._('receipts.code')}</h2>
          <Suspense>
            <ReceiptCode receipt={receipt} />
          </Suspense>
        </section>
      )}
    </Page>
  )
}
