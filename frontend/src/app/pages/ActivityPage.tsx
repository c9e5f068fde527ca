import { useLingui } from '@lingui/react'
import { useCustomer } from '../../config/customer.ts'
import { useRevoke } from '../../config/revocations.ts'
import { useHead } from '../../config/useHead.ts'
import { useVaultDocument } from '../../config/vault.ts'
import { ActivityItem } from '../../features/activity/ActivityItem.tsx'
import { RevocationResult } from '../../features/revocations/RevocationResult.tsx'
import { isStopped } from '../../features/revocations/revocationProgress.ts'
import { useRevocationWords } from '../../features/revocations/useRevocationWords.ts'
import { VaultState } from '../../features/vault/VaultState.tsx'
import { Page } from '../../ui/Page.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import styles from './ActivityPage.module.css'
import { LockedPage } from './LockedPage.tsx'

/** Every press on "Revoke" and how far it is: the same after a reload, in another tab, on another device. */
export function ActivityPage() {
  const { i18n } = useLingui()
  const customer = useCustomer()
  const vault = useVaultDocument()
  const revoker = useRevoke()
  const words = useRevocationWords()
  const head = useHead()
  if (customer === null || vault === null || revoker === null) return <LockedPage title={i18n._('activity.title')} />

  const activity = [...vault.document.activity].sort((left, right) => right.createdAt - left.createdAt)
  const underWay = activity.filter((one) => !isStopped(one)).length
  const now = Math.max(Math.floor(Date.now() / 1000), head.data?.timestamp ?? 0)

  return (
    <Page title={i18n._('activity.title')} lead={i18n._('activity.lead', { count: underWay })}>
      <CustomerNavigation />
      <VaultState vault={vault} />
      {activity.length === 0 && vault.isOpen && <p>{i18n._('activity.empty')}</p>}
      <ul className={styles.list}>
        {activity.map((revocation) => (
          <ActivityItem key={revocation.id} revocation={revocation} scope={words.scope(revocation)}>
            <RevocationResult
              revocation={revocation}
              now={now}
              onTryAgain={revoker.tryAgain}
              onSendYourself={revoker.sendYourself}
            />
          </ActivityItem>
        ))}
      </ul>
    </Page>
  )
}
