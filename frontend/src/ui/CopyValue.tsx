import { useLingui } from '@lingui/react'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import styles from './CopyValue.module.css'

/** A hash, address or other identifier in mono, shortened in the middle, with a button that copies the whole. */
export function CopyValue(props: { readonly value: string; readonly name: string; readonly isWhole?: boolean }) {
  const { i18n } = useLingui()
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)

  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 3_000)
    return () => clearTimeout(timer)
  }, [outcome])

  const copy = () =>
    navigator.clipboard.writeText(props.value).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    )

  return (
    <span className={styles.value}>
      <code title={props.value}>{props.isWhole ? props.value : shortened(props.value)}</code>
      <AriaButton
        className={styles.copy ?? ''}
        onPress={copy}
        aria-label={i18n._('ui.copy.label', { name: props.name })}
      >
        {i18n._('ui.copy.button')}
      </AriaButton>
      <span role="status" className={styles.outcome}>
        {outcome === 'copied' && i18n._('ui.copy.done')}
        {outcome === 'failed' && i18n._('ui.copy.failed')}
      </span>
    </span>
  )
}

/** The first and last characters of a long value. */
export function shortened(value: string): string {
  return value.length <= 16 ? value : `${value.slice(0, 8)}…${value.slice(-6)}`
}
