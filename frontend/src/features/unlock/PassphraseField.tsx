import { useId } from 'react'
import styles from './RecoveryFile.module.css'

/** One passphrase, hidden while it is typed, with a line about it underneath. */
export function PassphraseField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isNew: boolean
  /** Read out when it changes. */
  readonly note?: string | undefined
}) {
  const id = useId()
  const noteId = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        type="password"
        className={styles.input}
        value={props.value}
        autoComplete={props.isNew ? 'new-password' : 'current-password'}
        spellCheck={false}
        aria-describedby={props.note === undefined ? undefined : noteId}
        onChange={({ target }) => props.onChange(target.value)}
      />
      {props.note !== undefined && (
        <p id={noteId} className={styles.note} aria-live="polite">
          {props.note}
        </p>
      )}
    </div>
  )
}
