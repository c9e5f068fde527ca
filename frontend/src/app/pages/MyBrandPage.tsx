import { useLingui } from '@lingui/react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Hex } from 'viem'
import { type Customer, useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { receiptHash } from '../../config/receiptHash.ts'
import { useRevoke } from '../../config/revocations.ts'
import { useHead } from '../../config/useHead.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import { isCalm, useVaultDocument, type Vault } from '../../config/vault.ts'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import { isRevocable } from '../../features/consents/brandStatus.ts'
import { ConsentHistory } from '../../features/consents/ConsentHistory.tsx'
import { countConsents } from '../../features/consents/countConsents.ts'
import { EndpointLine } from '../../features/consents/EndpointLine.tsx'
import { listEvents } from '../../features/consents/listEvents.ts'
import { NoticeText } from '../../features/consents/NoticeText.tsx'
import { readUseLog, useLogKey } from '../../features/consents/readUseLog.ts'
import { UseItem } from '../../features/consents/UseItem.tsx'
import { UseLog } from '../../features/consents/UseLog.tsx'
import { useConsents } from '../../features/consents/useConsents.ts'
import { useLabels } from '../../features/consents/useLabels.ts'
import { PressState } from '../../features/revocations/PressState.tsx'
import { RevocationResult } from '../../features/revocations/RevocationResult.tsx'
import { shownRevocation } from '../../features/revocations/revocationProgress.ts'
import { useRevokePresses } from '../../features/revocations/useRevokePresses.ts'
import { VaultState } from '../../features/vault/VaultState.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { Page } from '../../ui/Page.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import { LockedPage } from './LockedPage.tsx'
import styles from './MyBrandPage.module.css'

/** One brand: what it may use, with each Revoke; what its notice says; what happened; and what it used. */
export function MyBrandPage() {
  const { i18n } = useLingui()
  const customer = useCustomer()
  const vault = useVaultDocument()
  if (customer === null || vault === null) return <LockedPage title={i18n._('consents.detail.fallback')} />
  return <Brand customer={customer} vault={vault} />
}

function Brand({ customer, vault }: { readonly customer: Customer; readonly vault: Vault }) {
  const { i18n } = useLingui()
  const env = useEnv()
  const { brandId } = useParams({ from: '/me/brands/$brandId' })
  const { brands, at, isReading, error, readAgain } = useConsents({ env, customer, vault, only: brandId as Hex })
  const brand = brands.find((one) => one.brandId === brandId.toLowerCase())

  if (brand === undefined) {
    return (
      <Page
        title={i18n._('consents.detail.fallback')}
        lead={
          isReading || vault.sync.state === 'reading' ? i18n._('consents.reading') : i18n._('consents.detail.unknown')
        }
      >
        <CustomerNavigation />
        {!isCalm(vault) && <VaultState vault={vault} />}
      </Page>
    )
  }
  return <BrandDetail customer={customer} vault={vault} brand={brand} at={at} error={error} onReadAgain={readAgain} />
}

type BrandDetailProps = {
  readonly customer: Customer
  readonly vault: Vault
  readonly brand: BrandConsents
  readonly at: number
  readonly error: unknown
  readonly onReadAgain: () => void
}

function BrandDetail({ customer, vault, brand, at, error, onReadAgain }: BrandDetailProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const revoker = useRevoke()
  const { press, pressOf } = useRevokePresses(revoker)
  const { brandId, name } = brand
  const counts = countConsents(brand.uses)
  const notices = brand.reading?.chain.notices ?? []
  const newest = brand.uses[0]?.receipts[0]
  const notice = notices.find((one) => one.hash.toLowerCase() === newest?.consent.noticeHash.toLowerCase())?.notice
  const shown = vault.document.activity.filter((one) => one.brandId === brandId && shownRevocation([one], brandId, at))
  const target = (scope: Parameters<NonNullable<typeof revoker>['revoke']>[0]['scope']) => [
    { brandId, brandName: name, scope },
  ]

  return (
    <Page
      title={name}
      lead={
        counts.brands === 0
          ? i18n._('consents.detail.sentenceNone', { brand: name })
          : i18n._('consents.detail.sentence', { brand: name, ...counts })
      }
    >
      <CustomerNavigation />
      <p className={styles.domain}>
        {brand.domain}
        {brand.isDomainChecked && <span> ✓ {i18n._('consents.domainChecked')}</span>}
      </p>
      {error !== null && <ErrorMessage error={error} onRetry={onReadAgain} />}
      <EndpointLine brand={brand} />

      <section className={styles.section} aria-labelledby="brand-uses">
        <div className={styles.head}>
          <h2 id="brand-uses">{i18n._('consents.detail.uses')}</h2>
          {brand.uses.some(isRevocable) && (
            <Button
              look="stop"
              onPress={() => press(brandId, target({ kind: 'brand' }))}
              isPending={pressOf(brandId)?.state === 'preparing'}
            >
              {i18n._('consents.detail.revokeAll')}
            </Button>
          )}
        </div>
        <PressState press={pressOf(brandId)} />
        {revoker !== null &&
          shown.map((revocation) => (
            <RevocationResult
              key={revocation.id}
              revocation={revocation}
              now={at}
              isWalletAsked={revoker.isAsking(revocation.id)}
              onTryAgain={revoker.tryAgain}
              onSendYourself={revoker.sendYourself}
              withScope
            />
          ))}
        <Card>
          <ul className={styles.uses}>
            {brand.uses.map((use) => {
              const key = `${use.purpose}|${use.category}`
              const words = { category: labels.category(use.category), purpose: labels.purpose(use.purpose) }
              const title = i18n._('consents.use', words)
              return (
                <UseItem
                  key={key}
                  use={use}
                  title={title}
                  brandName={name}
                  revokeLabel={i18n._('consents.revokeUse', { ...words, brand: name })}
                  isPreparing={pressOf(key)?.state === 'preparing'}
                  onRevoke={() => press(key, target({ kind: 'use', purpose: use.purpose, category: use.category }))}
                >
                  <p>
                    <Link
                      to="/me/receipts/$hash"
                      params={{ hash: receiptHash(use.receipt) }}
                      aria-label={i18n._('consents.receiptOf', { what: title })}
                    >
                      {i18n._('consents.receipt')}
                    </Link>
                  </p>
                  <PressState press={pressOf(key)} />
                </UseItem>
              )
            })}
          </ul>
        </Card>
      </section>

      <section className={styles.section} aria-labelledby="brand-log">
        <h2 id="brand-log">{i18n._('consents.log.title')}</h2>
        <p>{i18n._('consents.log.ask')}</p>
        <Log customer={customer} brand={brand} />
      </section>

      <section className={styles.section} aria-labelledby="brand-notice">
        <h2 id="brand-notice">{i18n._('consents.detail.notice')}</h2>
        {notice ? (
          <NoticeText notice={notice} uses={brand.uses} />
        ) : (
          brand.reading !== null && <Alert tone="attention" title={i18n._('consents.detail.noticeUnread')} />
        )}
      </section>

      {brand.reading !== null && (
        <section className={styles.section} aria-labelledby="brand-history">
          <h2 id="brand-history">{i18n._('consents.detail.history')}</h2>
          <ConsentHistory events={listEvents({ receipts: brand.receipts, chain: brand.reading.chain, at })} />
        </section>
      )}
    </Page>
  )
}

function Log({ customer, brand }: { readonly customer: Customer; readonly brand: BrandConsents }) {
  const env = useEnv()
  const client = useReadClient()
  const { reading, domain } = brand
  const head = useHead().data
  const log = useQuery({
    queryKey: useLogKey(env, brand.brandId as Hex),
    queryFn: () =>
      readUseLog(client, {
        env,
        seed: customer.seed,
        brandId: brand.brandId,
        domain: domain ?? '',
        receipts: brand.receipts,
        chain: (reading as NonNullable<typeof reading>).chain,
        head: head as NonNullable<typeof head>,
      }),
    enabled: reading !== null && head !== undefined && domain !== null,
    retry: false,
    refetchInterval: 20_000,
    structuralSharing: false,
  })

  if (log.data !== undefined) return <UseLog brandName={brand.name} uses={log.data.uses} gaps={log.data.gaps} />
  if (log.error !== null) return <ErrorMessage error={log.error} onRetry={() => log.refetch()} />
  return null
}
