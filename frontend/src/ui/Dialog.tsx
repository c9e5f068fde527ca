import { Suspense, useState } from 'react'
import { laterComponent } from './laterComponent.tsx'
import type { DialogProps } from './ModalDialog.tsx'

const ModalDialog = laterComponent<DialogProps>(async () => (await import('./ModalDialog.tsx')).ModalDialog)

/** A modal dialog; a sheet from the bottom on narrow screens. What it is made of is not part of the first screen. */
export function Dialog(props: DialogProps) {
  const [wasOpened, setOpened] = useState(props.isOpen)
  if (props.isOpen && !wasOpened) setOpened(true)
  if (!wasOpened) return null
  return (
    <Suspense fallback={null}>
      <ModalDialog {...props} />
    </Suspense>
  )
}
