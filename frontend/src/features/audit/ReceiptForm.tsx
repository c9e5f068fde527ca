import { useLingui } from '@lingui/react'
import { useId, useState } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../../ui/Button.tsx'
import fieldStyles from './Field.module.css'
import styles from './ReceiptForm.module.css'

/** A receipt is a few kilobytes; anything above this is something else. */
const greatestSize = 1_000_000

/** Takes a receipt (dropped, chosen or pasted) and the moment to check it for. */
export function ReceiptForm(props: {
  /** `YYYY-MM-DDTHH:MM` in UTC; empty for now. */
  readonly at: string
  readonly onChangeAt: (at: string) => void
  readonly onCheck: (receipt: string) => void
  readonly isChecking: boolean
}) {
  const { i18n } = useLingui()
  const textId = useId()
  const atId = useId()
  const [text, setText] = useState('')
  const [fault, setFault] = useState<'size' | 'unreadable' | null>(null)

  async function take(file: File | undefined) {
    if (file === undefined) return setFault('unreadable')
    if (file.size > greatestSize) return setFault('size')
    try {
      const content = await file.text()
      setFault(null)
      setText(content)
      props.onCheck(content)
    } catch {
      setFault('unreadable')
    }
  }

  return (
    <div className={styles.form}>
      <DropZone
        className={styles.drop ?? ''}
        aria-label={i18n._('audit.check.drop')}
        getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
        onDrop={async ({ items }) => {
          const item = items.find(({ kind }) => kind === 'file')
          await take(item?.kind === 'file' ? await item.getFile() : undefined)
        }}
      >
        <p>{i18n._('audit.check.drop')}</p>
        <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={(files) => take(files?.[0])}>
          <Button onPress={() => undefined}>{i18n._('audit.check.choose')}</Button>
        </FileTrigger>
      </DropZone>
      <div className={fieldStyles.field}>
        <label htmlFor={textId}>{i18n._('audit.check.paste')}</label>
        <textarea
          id={textId}
          className={fieldStyles.input}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
      </div>
      {fault !== null && (
        <p role="alert" className={fieldStyles.fault}>
          {fault === 'size' ? i18n._('audit.check.tooLarge') : i18n._('audit.check.unreadable')}
        </p>
      )}
      <div className={styles.run}>
        <div className={fieldStyles.field}>
          <label htmlFor={atId}>{i18n._('audit.check.at')}</label>
          <input
            id={atId}
            type="datetime-local"
            className={fieldStyles.input}
            value={props.at}
            onChange={({ target }) => props.onChangeAt(target.value)}
          />
        </div>
        <Button
          look="primary"
          isPending={props.isChecking}
          unavailableBecause={text.trim() === '' ? i18n._('audit.check.nothing') : undefined}
          onPress={() => props.onCheck(text)}
        >
          {props.isChecking ? i18n._('audit.check.running') : i18n._('audit.check.run')}
        </Button>
      </div>
      <p className={fieldStyles.note}>{i18n._('audit.check.private')}</p>
    </div>
  )
}
