import { useLingui } from '@lingui/react'
import { Facts } from '../../ui/Facts.tsx'

/** What is kept where, and who can read it. */
export function WhatIsStored() {
  const { i18n } = useLingui()
  return (
    <Facts
      rows={[
        [i18n._('settings.stored.device'), i18n._('settings.stored.deviceText')],
        [i18n._('settings.stored.backup'), i18n._('settings.stored.backupText')],
        [i18n._('settings.stored.brands'), i18n._('settings.stored.brandsText')],
        [i18n._('settings.stored.chain'), i18n._('settings.stored.chainText')],
        [i18n._('settings.stored.nowhere'), i18n._('settings.stored.nowhereText')],
      ]}
    />
  )
}
