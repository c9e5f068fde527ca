import type { ReactNode } from 'react'
import styles from './Alert.module.css'
import { classNames } from './classNames.ts'

type AlertProps = {
  /** info: good to know; attention: amber; fault: something failed; done: it worked. */
  readonly tone?: 'info' | 'attention' | 'fault' | 'done'
  readonly title?: string
  readonly children?: ReactNode
  /** Buttons or links below the text. */
  readonly actions?: ReactNode
}

const marks = { info: 'i', attention: '!', fault: '×', done: '✓' } as const

/** A box with a message. Faults and attention are announced to screen readers when they appear. */
export function Alert(props: AlertProps) {
  const { tone = 'info' } = props
  return (
    <div className={classNames(styles.alert, styles[tone])} role={tone === 'fault' ? 'alert' : 'status'}>
      <span className={styles.mark} aria-hidden="true">
        {marks[tone]}
      </span>
      <div className={styles.body}>
        {props.title && <p className={styles.title}>{props.title}</p>}
        {props.children}
        {props.actions && <div className={styles.actions}>{props.actions}</div>}
      </div>
    </div>
  )
}
