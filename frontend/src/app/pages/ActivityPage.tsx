import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { type Customer, useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { receiptHash } from '../../config/receiptHash.ts'
import { type Revoker, useRevoke } from '../../config/revocations.ts'
import { useVaultDocument, type Vault } from '../../config/vault.ts'
import { ActivityItem } from '../../features/activity/ActivityItem.tsx'
import { GivenItem } from '../../features/activity/GivenItem.tsx'
import { useConsents } from '../../features/consents/useConsents.ts'
import { useLabels } from '../../features/consents/useLabels.ts'
import { RevocationResult } from '../../features/revocations/RevocationResult.tsx'
import { isStopped } from '../../features/revocations/revocationProgress.ts'
import { useRevocationWords } from '../../features/revocations/useRevocationWords.ts'
import { VaultState } from '../../features/vault/VaultState.tsx'
import { Page } from '../../ui/Page.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import styles from './ActivityPage.module.css'
import { LockedPage } from './LockedPage.tsx'

/** Every consent given and every press on "Revoke", and how far each is: the same after a reload, in another tab, on another device. */
export function ActivityPage() {
  const { i18n } = useLingui()
  const customer = useCustomer()
  const vault = useVaultDocument()
  const revoker = useRevoke()
  if (customer === null || vault === null || revoker === null) return <LockedPage title={i18n._('app.activity')} />
  return <Activity customer={customer} vault={vault} revoker={revoker} />
}

type ActivityProps = { readonly customer: Customer; readonly vault: Vault; readonly revoker: Revoker }

function Activity({ customer, vault, revoker }: ActivityProps) {
  const { i18n } = useLingui()
  const env = useEnv()
  const words = useRevocationWords()
  const labels = useLabels()
  const { brands, at } = useConsents({ env, customer, vault, asks: 'waiting' })

  const activity = [...vault.document.activity].sort((left, right) => right.createdAt - left.createdAt)
  const underWay = activity.filter((one) => !isStopped(one)).length
  const given = brands
    .flatMap((brand) => brand.receipts.map((receipt) => ({ brand, receipt })))
    .sort((left, right) => right.receipt.consent.issuedAt - left.receipt.consent.issuedAt)

  return (
    <Page
      title={i18n._('app.activity')}
      lead={underWay > 0 || vault.sync.state === 'synced' ? i18n._('activity.lead', { count: underWay }) : undefined}
    >
      <CustomerNavigation />
      <VaultState vault={vault} />
      <section className={styles.section} aria-labelledby="activity-revocations">
        <h2 id="activity-revocations">{i18n._('activity.revocations')}</h2>
        {activity.length === 0 && vault.isOpen && vault.sync.state !== 'reading' && (
          <p>{vault.sync.state === 'synced' ? i18n._('activity.empty') : i18n._('activity.emptyHere')}</p>
        )}
        <ul className={styles.list}>
          {activity.map((revocation) => (
            <ActivityItem key={revocation.id} revocation={revocation} scope={words.scope(revocation)}>
              <RevocationResult
                revocation={revocation}
                now={at}
                isWalletAsked={revoker.isAsking(revocation.id)}
                onTryAgain={revoker.tryAgain}
                onSendYourself={revoker.sendYourself}
              />
            </ActivityItem>
          ))}
        </ul>
      </section>
      {given.length > 0 && (
        <section className={styles.section} aria-labelledby="activity-given">
          <h2 id="activity-given">{i18n._('activity.givenTitle')}</h2>
          <ul className={styles.list}>
            {given.map(({ brand, receipt }) => (
              <GivenItem
                key={receiptHash(receipt)}
                receipt={receipt}
                brandName={brand.name}
                data={[...new Set(receipt.consent.uses.map((use) => labels.category(use.category)))].join(', ')}
                recordedAt={
                  receipt.recording === null ? 0 : (brand.reading?.chain.recordedAt(receipt.recording.root) ?? null)
                }
              >
                <Link to="/me/receipts/$hash" params={{ hash: receiptHash(receipt) }}>
                  {i18n._('consents.receipt')}
                </Link>
              </GivenItem>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
