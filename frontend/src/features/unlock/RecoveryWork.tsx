import { useLingui } from '@lingui/react'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import styles from './RecoveryFile.module.css'

/** How far the work with a passphrase has come. */
export function RecoveryWork(props: { readonly percent: number }) {
  const { i18n } = useLingui()
  const fraction = props.percent / 100
  const title = i18n._('unlock.file.deriving')
  return (
    <div className={styles.work}>
      <p className={styles.note} aria-hidden="true">
        {title}: {i18n.number(fraction, { style: 'percent' })}
      </p>
      <ProgressBar label={title} fraction={fraction} />
    </div>
  )
}
