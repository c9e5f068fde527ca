import { useLingui } from '@lingui/react'
import type { VaultSync } from '../../config/vault.ts'
import { Alert } from '../../ui/Alert.tsx'

/** Why the list is empty, as far as it is known: never more than that. */
export function EmptyConsents({ sync }: { readonly sync: VaultSync }) {
  const { i18n } = useLingui()
  if (sync.state !== 'synced') return <Alert tone="attention" title={i18n._('consents.empty.unknown')} />
  return <Alert title={sync.backup === 'none' ? i18n._('consents.empty.noBackup') : i18n._('consents.empty.asked')} />
}
