import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Alert } from './Alert.tsx'
import { Button } from './Button.tsx'
import { errorMessage } from './errorMessage.ts'

/** A failure in words, with the technical text folded away, and a way to try again. */
export function ErrorMessage(props: {
  readonly error: unknown
  readonly onRetry?: () => void
  readonly children?: ReactNode
}) {
  const { i18n } = useLingui()
  const detail = props.error instanceof Error ? props.error.message : String(props.error)
  return (
    <Alert
      tone="fault"
      title={errorMessage(props.error, i18n)}
      actions={props.onRetry && <Button onPress={props.onRetry}>{i18n._('ui.error.retry')}</Button>}
    >
      {props.children}
      <details>
        <summary>{i18n._('ui.error.details')}</summary>
        <code>{detail}</code>
      </details>
    </Alert>
  )
}
