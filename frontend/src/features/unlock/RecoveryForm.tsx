import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import styles from './RecoveryFile.module.css'
import { RecoveryWork } from './RecoveryWork.tsx'
import type { RecoveryWorkState } from './useRecoveryWork.ts'

/** The form around a passphrase: its fields, what went wrong, the button that starts the work, and how far that has come. */
export function RecoveryForm(props: {
  readonly work: RecoveryWorkState
  /** Why the work cannot start yet. */
  readonly fault: string | undefined
  readonly start: string
  readonly running: string
  readonly onStart: () => void
  readonly note?: string
  readonly children: ReactNode
}) {
  const { percent, error } = props.work
  const start = () => props.fault === undefined && props.onStart()
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        start()
      }}
    >
      {props.children}
      {error !== null && <ErrorMessage error={error} />}
      <div>
        <Button look="primary" isPending={percent !== null} unavailableBecause={props.fault} onPress={start}>
          {percent === null ? props.start : props.running}
        </Button>
      </div>
      {percent !== null && <RecoveryWork percent={percent} />}
      {props.note !== undefined && <p className={styles.note}>{props.note}</p>}
    </form>
  )
}
