import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { FileDrop } from '../../ui/FileDrop.tsx'
import styles from './ReceiptForm.module.css'

/** A receipt is a few kilobytes; anything above this is something else. */
const greatestSize = 1_000_000

/** Takes a receipt (dropped, chosen or pasted) and the moment to check it for. */
export function ReceiptForm(props: {
  readonly text: string
  readonly onChangeText: (text: string) => void
  /** `YYYY-MM-DDTHH:MM` in UTC; empty for now. */
  readonly at: string
  readonly onChangeAt: (at: string) => void
  readonly onCheck: (receipt: string) => void
  readonly isChecking: boolean
}) {
  const { i18n } = useLingui()
  const { text, onChangeText } = props
  const [fault, setFault] = useState<'size' | 'unreadable' | null>(null)

  return (
    <div className={styles.form}>
      <FileDrop
        label={i18n._('audit.check.drop')}
        choose={i18n._('audit.check.choose')}
        greatestSize={greatestSize}
        onRead={(file) => {
          setFault(null)
          onChangeText(file.text)
          props.onCheck(file.text)
        }}
        onFault={setFault}
      />
      <Field label={i18n._('audit.check.paste')}>
        {(control) => (
          <textarea
            {...control}
            value={text}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => onChangeText(target.value)}
          />
        )}
      </Field>
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault === 'size' ? i18n._('audit.check.tooLarge') : i18n._('audit.check.unreadable')}
        </p>
      )}
      <div className={styles.run}>
        <Field label={i18n._('audit.check.at')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={props.at}
              onChange={({ target }) => props.onChangeAt(target.value)}
            />
          )}
        </Field>
        <Button
          look="primary"
          isPending={props.isChecking}
          unavailableBecause={text.trim() === '' ? i18n._('audit.check.nothing') : undefined}
          onPress={() => props.onCheck(text)}
        >
          {props.isChecking ? i18n._('audit.check.running') : i18n._('audit.check.run')}
        </Button>
      </div>
      <p className={styles.note}>{i18n._('audit.check.private')}</p>
    </div>
  )
}
