import { useLingui } from '@lingui/react'
import { clearDevice } from '../../config/clearDevice.ts'
import { useCustomer } from '../../config/customer.ts'
import { useEnv } from '../../config/EnvContext.ts'
import { useVaultDocument } from '../../config/vault.ts'
import { DeleteLocalData } from '../../features/settings/DeleteLocalData.tsx'
import { IdleChoice } from '../../features/settings/IdleChoice.tsx'
import { NodeChoice } from '../../features/settings/NodeChoice.tsx'
import { ThemeChoice } from '../../features/settings/ThemeChoice.tsx'
import { WhatIsStored } from '../../features/settings/WhatIsStored.tsx'
import { KeepRecoveryFile } from '../../features/unlock/KeepRecoveryFile.tsx'
import { VaultState } from '../../features/vault/VaultState.tsx'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { CustomerNavigation } from '../CustomerNavigation.tsx'
import { LanguageSwitch } from '../LanguageSwitch.tsx'
import styles from './SettingsPage.module.css'

/** Language, appearance, the node that is read, and what this device holds. */
export function SettingsPage() {
  const { i18n } = useLingui()
  const env = useEnv()
  const customer = useCustomer()
  const vault = useVaultDocument()

  return (
    <Page title={i18n._('app.settings')}>
      <CustomerNavigation />
      <section className={styles.section} aria-labelledby="settings-language">
        <h2 id="settings-language">{i18n._('settings.language')}</h2>
        <LanguageSwitch />
      </section>
      <section className={styles.section}>
        <ThemeChoice />
      </section>
      <section className={styles.section}>
        <IdleChoice />
        <p>{i18n._('settings.idle.text')}</p>
      </section>
      <section className={styles.section} aria-labelledby="settings-node">
        <h2 id="settings-node">{i18n._('settings.node')}</h2>
        <p>{i18n._('settings.nodeText')}</p>
        <Facts
          rows={[
            [i18n._('settings.node'), env.rpcUrls.join(', ')],
            [i18n._('settings.chain'), String(env.chainId)],
            [i18n._('settings.ledger'), <CopyValue key="ledger" value={env.ledger} name={i18n._('settings.ledger')} />],
            [i18n._('settings.relay'), env.relayUrl],
          ]}
        />
        <NodeChoice env={env} onChanged={() => location.reload()} />
      </section>
      <section className={styles.section} aria-labelledby="settings-recovery">
        <h2 id="settings-recovery">{i18n._('settings.recovery')}</h2>
        {customer === null ? (
          <p>{i18n._('settings.recoveryLocked')}</p>
        ) : (
          <KeepRecoveryFile seed={customer.seed} vaultId={customer.vault.vaultId} />
        )}
      </section>
      <section className={styles.section} aria-labelledby="settings-data">
        <h2 id="settings-data">{i18n._('settings.data')}</h2>
        <WhatIsStored />
        {vault === null ? (
          <>
            <p>{i18n._('settings.locked')}</p>
            <DeleteLocalData isBackedUp="unknown" onDelete={() => clearDevice().then(() => location.reload())} />
          </>
        ) : (
          <>
            <VaultState vault={vault} />
            <DeleteLocalData isBackedUp={vault.sync.state === 'synced'} onDelete={vault.forget} />
          </>
        )}
      </section>
    </Page>
  )
}
