import { useLingui } from '@lingui/react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './StopEverything.module.css'

type StopEverythingProps = {
  readonly brandNames: readonly string[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onStop: () => void
}

/** The review before everything is revoked: what this does, what it does not do, and at whom. */
export function StopEverything(props: StopEverythingProps) {
  const { i18n } = useLingui()
  return (
    <Dialog
      title={i18n._('consents.stop.title')}
      isOpen={props.isOpen}
      onClose={props.onClose}
      actions={
        <>
          <Button onPress={props.onClose}>{i18n._('consents.stop.cancel')}</Button>
          <Button look="stop" onPress={props.onStop}>
            {i18n._('consents.stop.confirm', { count: props.brandNames.length })}
          </Button>
        </>
      }
    >
      <p>{i18n._('consents.stop.brands', { brands: props.brandNames.join(', ') })}</p>
      <h3>{i18n._('consents.stop.does')}</h3>
      <ul className={styles.list}>
        <li>{i18n._('consents.stop.doesEach')}</li>
        <li>{i18n._('consents.stop.doesSeparately')}</li>
        <li>{i18n._('consents.stop.doesFree')}</li>
      </ul>
      <h3>{i18n._('consents.stop.doesNot')}</h3>
      <ul className={styles.list}>
        <li>{i18n._('consents.stop.doesNotDelete')}</li>
        <li>{i18n._('consents.stop.doesNotUndo')}</li>
      </ul>
    </Dialog>
  )
}
