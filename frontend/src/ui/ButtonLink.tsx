import type { ReactNode } from 'react'
import styles from './Button.module.css'

/** A link that leads on from a page, with the look of its primary button. */
export function ButtonLink(props: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={props.href} className={`${styles.button} ${styles.primary} ${styles.link}`}>
      {props.children}
    </a>
  )
}
