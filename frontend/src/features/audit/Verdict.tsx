import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import styles from './Verdict.module.css'

/** A tick, a cross or a dash before a text; the shape is spoken too. */
export function Verdict(props: { readonly passed: boolean | null; readonly children: ReactNode }) {
  const { i18n } = useLingui()
  const state = props.passed === null ? 'open' : props.passed ? 'passed' : 'failed'
  const word = {
    passed: () => i18n._('audit.verdict.passed'),
    failed: () => i18n._('audit.verdict.failed'),
    open: () => i18n._('audit.verdict.open'),
  }[state]()
  return (
    <span className={styles.verdict} data-verdict={state}>
      <svg viewBox="0 0 16 16" role="img" aria-label={word} className={`${styles.shape} ${styles[state]}`}>
        {shapes[state]}
      </svg>
      <span className={styles.text}>{props.children}</span>
    </span>
  )
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 2, strokeLinecap: 'round' } as const
const shapes = {
  passed: <path d="M2.5 8.5l3.6 3.8L13.5 4" {...line} />,
  failed: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" {...line} />,
  open: <path d="M4 8h8" {...line} />,
} as const
