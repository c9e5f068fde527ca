import { useLingui } from '@lingui/react'
import { Link, Outlet } from '@tanstack/react-router'
import { useEnv } from '../config/EnvContext.ts'
import { useHead } from '../config/useHead.ts'
import { FreshnessLine } from '../ui/FreshnessLine.tsx'
import { doors } from './doors.ts'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import styles from './Shell.module.css'

/** What stands round every page: the doors, the language, and how fresh the screen is. */
export function Shell() {
  const { i18n } = useLingui()
  const env = useEnv()
  const head = useHead()

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
          <Link to="/" className={styles.brand} activeOptions={{ exact: true }}>
            Consent Ledger
          </Link>
          {doors.length > 0 && (
            <nav aria-label={i18n._('app.doors')} className={styles.doors}>
              {doors.map((door) => (
                <Link key={door.to} to={door.to} className={styles.door} activeProps={{ className: styles.here }}>
                  {i18n._(door.word)}
                </Link>
              ))}
            </nav>
          )}
          <LanguageSwitch />
        </div>
        <div className={styles.fresh}>
          <FreshnessLine
            block={head.data ?? null}
            readAt={head.dataUpdatedAt}
            hasFailed={head.isError || head.failureCount > 0}
            isIdleChain={env.idle}
          />
        </div>
      </header>
      <Outlet />
    </div>
  )
}
