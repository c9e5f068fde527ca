import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './Button.tsx'
import styles from './ModalDialog.module.css'

export type DialogProps = {
  readonly title: string
  readonly isOpen: boolean
  /** Called on Escape, on a press outside and on the close button. */
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the bottom; without them there is a close button. */
  readonly actions?: ReactNode
}

/** The dialog itself. Pages use `Dialog`, which fetches it when it is first opened. */
export function ModalDialog(props: DialogProps) {
  const { i18n } = useLingui()
  return (
    <ModalOverlay
      className={styles.overlay}
      isOpen={props.isOpen}
      onOpenChange={(isOpen) => !isOpen && props.onClose()}
      isDismissable
    >
      <Modal className={styles.modal}>
        <AriaDialog className={styles.dialog}>
          <Heading slot="title" level={2}>
            {props.title}
          </Heading>
          <div className={styles.body}>{props.children}</div>
          <div className={styles.actions}>
            {props.actions ?? <Button onPress={props.onClose}>{i18n._('ui.dialog.close')}</Button>}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
