import { useLingui } from '@lingui/react'
import type { Vault } from '../../config/vault.ts'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import styles from './VaultState.module.css'

/** How this device and the backup stand: quiet while all is well, plain words when not. */
export function VaultState({ vault }: { readonly vault: Vault }) {
  const { i18n } = useLingui()
  const { sync, localError } = vault
  const readAgain = <Button onPress={() => void vault.synchronise()}>{i18n._('vault.readAgain')}</Button>

  return (
    <>
      {localError !== null && <ErrorMessage error={localError} />}
      {sync.state === 'reading' && <p className={styles.line}>{i18n._('vault.reading')}</p>}
      {sync.state === 'synced' && sync.syncedAt !== null && (
        <p className={styles.line}>
          {sync.backup === 'none'
            ? i18n._('vault.none')
            : i18n._('vault.synced', { time: formatDateTime(sync.syncedAt, i18n.locales as string) })}
        </p>
      )}
      {sync.state === 'unreachable' && (
        <Alert tone="attention" title={i18n._('vault.unreachable')} actions={readAgain}>
          <p>{i18n._('vault.unreachableText')}</p>
        </Alert>
      )}
      {sync.state === 'refused' && (
        <Alert tone="attention" title={i18n._('vault.refused')} actions={readAgain}>
          <p>{i18n._('vault.refusedText')}</p>
        </Alert>
      )}
      {sync.state === 'damaged' && (
        <Alert tone="attention" title={i18n._('vault.damaged')} actions={readAgain}>
          <p>{i18n._('vault.damagedText')}</p>
        </Alert>
      )}
      {sync.state === 'outdated' && (
        <Alert tone="attention" title={i18n._('vault.outdated')}>
          <p>{i18n._('vault.outdatedText')}</p>
        </Alert>
      )}
    </>
  )
}
