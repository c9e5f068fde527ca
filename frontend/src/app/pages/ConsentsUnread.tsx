import { useLingui } from '@lingui/react'
import { isCalm, type Vault } from '../../config/vault.ts'
import { EmptyConsents } from '../../features/consents/EmptyConsents.tsx'
import type { useConsents } from '../../features/consents/useConsents.ts'
import { VaultState } from '../../features/vault/VaultState.tsx'
import { Alert } from '../../ui/Alert.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'

type ConsentsUnreadProps = { readonly vault: Vault; readonly consents: ReturnType<typeof useConsents> }

/** What stands before a list of consents: what could not be read, and why the list is empty. Nothing while all is well. */
export function ConsentsUnread({ vault, consents }: ConsentsUnreadProps) {
  const { i18n } = useLingui()
  const { brands, error, readAgain } = consents
  const isAnyRead = brands.some((brand) => brand.reading !== null)
  return (
    <>
      {!isCalm(vault) && <VaultState vault={vault} />}
      {error !== null && !isAnyRead && <ErrorMessage error={error} onRetry={readAgain} />}
      {error !== null && isAnyRead && <Alert tone="attention" title={i18n._('consents.stale')} />}
      {brands.length === 0 && vault.isOpen && vault.sync.state !== 'reading' && <EmptyConsents sync={vault.sync} />}
    </>
  )
}
