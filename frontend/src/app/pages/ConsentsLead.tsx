import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import type { Vault } from '../../config/vault.ts'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import { ConsentSentence } from '../../features/consents/ConsentSentence.tsx'
import { countConsents } from '../../features/consents/countConsents.ts'

type ConsentsLeadProps = {
  readonly vault: Vault
  readonly consents: { readonly brands: readonly BrandConsents[]; readonly isReading: boolean }
  /** Shows the uses that end soon. */
  readonly onShowEnding?: () => void
}

/** The sentence before the list of consents: that it is being read, or what is in force. */
export function ConsentsLead({ vault, consents, onShowEnding }: ConsentsLeadProps) {
  const { i18n } = useLingui()
  const { brands, isReading } = consents
  const counts = useMemo(() => countConsents(brands.flatMap((brand) => brand.uses)), [brands])
  if (isReading || (brands.length === 0 && vault.sync.state === 'reading')) return i18n._('consents.reading')
  if (brands.length === 0) return null
  return <ConsentSentence counts={counts} isWhole={vault.sync.state === 'synced'} onShowEnding={onShowEnding} />
}
