import { useLingui } from '@lingui/react'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { StatusShape } from '../../ui/StatusShape.tsx'
import styles from './RevocationResult.module.css'
import type { Press } from './useRevokePresses.ts'

/** What to say of a press on "Revoke" that has no record of its own (yet). */
export function PressState(props: { readonly press: Press | null }) {
  const { i18n } = useLingui()
  if (props.press === null) return null
  if (props.press.state === 'error') return <ErrorMessage error={props.press.error} />
  return (
    <div className={styles.result} role="status">
      {props.press.state === 'preparing' && (
        <p>
          <StatusShape status="pending" word={i18n._('revocations.preparing')} />
        </p>
      )}
      <p>{i18n._(props.press.state === 'nothing' ? 'revocations.nothing' : 'revocations.effect')}</p>
    </div>
  )
}
