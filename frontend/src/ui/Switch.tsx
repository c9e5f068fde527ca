import { useId } from 'react'
import { Switch as AriaSwitch } from 'react-aria-components/Switch'
import styles from './Switch.module.css'
import { Words } from './Words.tsx'

type SwitchProps = {
  /** What it switches; the visible and spoken name. */
  readonly children: string
  readonly isSelected: boolean
  readonly onChange: (isSelected: boolean) => void
  /** A line under the name. */
  readonly note?: string | undefined
}

/** A switch with its name to the left; off until the customer turns it on. */
export function Switch(props: SwitchProps) {
  const noteId = useId()
  return (
    <div className={styles.row}>
      <AriaSwitch
        className={styles.switch ?? ''}
        isSelected={props.isSelected}
        onChange={props.onChange}
        aria-describedby={props.note === undefined ? undefined : noteId}
      >
        <span className={styles.name}>
          <Words>{props.children}</Words>
        </span>
        <span className={styles.track} aria-hidden="true">
          <span className={styles.thumb} />
        </span>
      </AriaSwitch>
      {props.note !== undefined && (
        <p id={noteId} className={styles.note}>
          {props.note}
        </p>
      )}
    </div>
  )
}
