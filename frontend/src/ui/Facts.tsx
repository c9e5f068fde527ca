import type { ReactNode } from 'react'
import styles from './Facts.module.css'

/** A list of names and values ("Kept for: 365 days"). */
export function Facts(props: { readonly rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {props.rows.map(([name, value]) => (
        <div key={name} className={styles.row}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
