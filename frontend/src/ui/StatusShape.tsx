import { useLingui } from '@lingui/react'
import styles from './StatusShape.module.css'

/** The states a use can be in; each has a shape and a word, colour is never the only carrier. */
export type Status = 'allowed' | 'endsSoon' | 'pending' | 'revoked' | 'expired' | 'notAllowed'

const words: Record<Status, string> = {
  allowed: 'ui.status.allowed',
  endsSoon: 'ui.status.endsSoon',
  pending: 'ui.status.pending',
  revoked: 'ui.status.revoked',
  expired: 'ui.status.expired',
  notAllowed: 'ui.status.notAllowed',
}

/** A status: its shape (filled disc, half disc, dashed ring, ring with slash, clock, ring) and its word. */
export function StatusShape(props: { readonly status: Status; readonly word?: string }) {
  const { i18n } = useLingui()
  return (
    <span className={`${styles.status} ${styles[props.status]}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.shape}>
        {shapes[props.status]}
      </svg>
      {props.word ?? i18n._(words[props.status])}
    </span>
  )
}

const shapes = {
  allowed: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  endsSoon: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  pending: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" strokeDasharray="2.6 2.1" />,
  revoked: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M3.8 12.2 12.2 3.8" stroke="currentColor" strokeWidth="1.8" />
    </>
  ),
  expired: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 4.4V8l2.6 1.8" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  notAllowed: <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />,
} as const
