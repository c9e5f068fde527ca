import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { doors } from './doors.ts'
import styles from './Frame.module.css'
import { LanguageSwitch } from './LanguageSwitch.tsx'

type FrameProps = {
  /** The path that is shown, without query: its door is marked. */
  readonly path: string
  /** A line under the doors. */
  readonly note?: ReactNode
  readonly children: ReactNode
}

/** What stands round every page: the doors and the language. It needs neither router nor node: the first page is drawn without. */
export function Frame({ path, note, children }: FrameProps) {
  const { i18n } = useLingui()
  const isBehind = (door: string) => path === door || path.startsWith(`${door}/`)

  const skipToMain = () => {
    const heading = document.querySelector<HTMLElement>('#main h1')
    heading?.focus()
    heading?.scrollIntoView()
  }

  return (
    <div className={styles.shell}>
      <button type="button" className={styles.skip} onClick={skipToMain}>
        {i18n._('app.skip')}
      </button>
      <header className={styles.header}>
        <div className={styles.bar}>
          <a href="#/" className={styles.brand} aria-current={path === '/' ? 'page' : undefined}>
            Consent Ledger
          </a>
          <nav aria-label={i18n._('app.doors')} className={styles.doors}>
            {doors.map(({ to, word }) => (
              <a
                key={to}
                href={`#${to}`}
                className={`${styles.door} ${isBehind(to) ? styles.here : ''}`}
                aria-current={isBehind(to) ? 'page' : undefined}
              >
                {i18n._(word)}
              </a>
            ))}
          </nav>
          <LanguageSwitch />
        </div>
        {note !== undefined && <div className={styles.note}>{note}</div>}
      </header>
      {children}
    </div>
  )
}
