import { type ReactNode, useEffect, useRef } from 'react'
import styles from './Page.module.css'
import { Words } from './Words.tsx'

type PageProps = {
  readonly title: string
  /** The sentence that comes before any table. */
  readonly lead?: ReactNode
  readonly children?: ReactNode
  /** wide: tables and grids; reading: text and forms. */
  readonly width?: 'reading' | 'wide'
}

let isFirstPage = true

/** The frame of every page: heading, document title, and focus on the heading after a navigation. */
export function Page(props: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (!isFirstPage) heading.current?.focus()
    isFirstPage = false
  }, [])

  return (
    <main id="main" className={`${styles.page} ${styles[props.width ?? 'reading']}`}>
      <title>{`${props.title} · Consent Ledger`}</title>
      <h1 ref={heading} tabIndex={-1}>
        <Words>{props.title}</Words>
      </h1>
      {props.lead !== undefined && <p className={styles.lead}>{props.lead}</p>}
      {props.children}
    </main>
  )
}
