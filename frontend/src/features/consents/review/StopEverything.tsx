import { useLingui } from '@lingui/react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { StopEffects } from './StopEffects.tsx'

type StopEverythingProps = {
  readonly brandNames: readonly string[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onStop: () => void
}

/** The sheet before everything is revoked: what this does, what it does not do, and at whom. */
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
      <StopEffects isEverything />
    </Dialog>
  )
}
