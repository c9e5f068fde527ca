import type { ReactNode } from 'react'
import styles from './Card.module.css'

/** A bordered block; `as="li"` inside lists, `as="section"` when it has a heading of its own. */
export function Card(props: {
  readonly children: ReactNode
  readonly as?: 'div' | 'li' | 'section'
  readonly labelledBy?: string
}) {
  const Element = props.as ?? 'div'
  return (
    <Element className={styles.card} aria-labelledby={props.labelledBy}>
      {props.children}
    </Element>
  )
}
