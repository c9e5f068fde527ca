import { type ReactNode, useId } from 'react'
import styles from './Field.module.css'

/** What ties an input, a select or a textarea to its label and its note, and gives it the look of a field. */
type FieldControl = {
  readonly id: string
  readonly className: string
  readonly 'aria-describedby': string | undefined
}

/** A label, what is typed or chosen under it, and a line about it underneath. */
export function Field(props: {
  readonly label: string
  /** Read out when it changes. */
  readonly note?: string | undefined
  readonly children: (control: FieldControl) => ReactNode
}) {
  const id = useId()
  const noteId = useId()
  const describedBy = props.note === undefined ? undefined : noteId
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, className: styles.control ?? '', 'aria-describedby': describedBy })}
      {props.note !== undefined && (
        <p id={noteId} className={styles.note} aria-live="polite">
          {props.note}
        </p>
      )}
    </div>
  )
}
