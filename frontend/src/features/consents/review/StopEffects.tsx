import { useLingui } from '@lingui/react'
import styles from './StopEffects.module.css'

/** What stopping does and does not do: said before anything is sent. */
export function StopEffects({ isEverything }: { readonly isEverything: boolean }) {
  const { i18n } = useLingui()
  return (
    <>
      <h3>{i18n._('consents.stop.does')}</h3>
      <ul className={styles.list}>
        <li>{isEverything ? i18n._('consents.stop.doesEach') : i18n._('consents.stop.doesListed')}</li>
        <li>{i18n._('consents.stop.doesSeparately')}</li>
        <li>{i18n._('consents.stop.doesFree')}</li>
      </ul>
      <h3>{i18n._('consents.stop.doesNot')}</h3>
      <ul className={styles.list}>
        <li>{i18n._('consents.stop.doesNotDelete')}</li>
        <li>{i18n._('consents.stop.doesNotUndo')}</li>
      </ul>
    </>
  )
}
