import { useLingui } from '@lingui/react'
import type { BrandConsents } from './brandConsents.ts'
import styles from './EndpointLine.module.css'

/** Says when a brand's own server did not answer: what is shown then comes from this device and the chain. */
export function EndpointLine({ brand }: { readonly brand: Pick<BrandConsents, 'name' | 'endpoint' | 'error'> }) {
  const { i18n } = useLingui()
  if (brand.error !== null) return <p className={styles.line}>{i18n._('consents.loadFailed')}</p>
  switch (brand.endpoint) {
    case 'unreachable':
      return <p className={styles.line}>{i18n._('consents.endpoint.unreachable', { brand: brand.name })}</p>
    case 'refused':
      return <p className={styles.line}>{i18n._('consents.endpoint.refused', { brand: brand.name })}</p>
    case 'mismatch':
      return <p className={styles.line}>{i18n._('consents.endpoint.mismatch', { brand: brand.name })}</p>
    default:
      return null
  }
}
