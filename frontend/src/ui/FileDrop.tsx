import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from './Button.tsx'
import styles from './FileDrop.module.css'

/** A place for one JSON file, dropped or chosen. It is read here; nothing is sent anywhere. */
export function FileDrop(props: {
  /** What belongs here, and how; the visible text and the spoken name. */
  readonly label: string
  readonly choose: string
  /** In bytes; a larger file is not read. */
  readonly greatestSize: number
  readonly onRead: (file: { readonly name: string; readonly text: string }) => void
  readonly onFault: (fault: 'size' | 'unreadable') => void
}) {
  async function take(file: File | undefined) {
    if (file === undefined) return props.onFault('unreadable')
    if (file.size > props.greatestSize) return props.onFault('size')
    let text: string
    try {
      text = await file.text()
    } catch {
      return props.onFault('unreadable')
    }
    props.onRead({ name: file.name, text })
  }

  return (
    <DropZone
      className={styles.drop ?? ''}
      aria-label={props.label}
      getDropOperation={(types) => (types.has('text/plain') ? 'cancel' : 'copy')}
      onDrop={async ({ items }) => {
        const item = items.find(({ kind }) => kind === 'file')
        await take(item?.kind === 'file' ? await item.getFile() : undefined)
      }}
    >
      <p>{props.label}</p>
      <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={(files) => take(files?.[0])}>
        <Button onPress={() => undefined}>{props.choose}</Button>
      </FileTrigger>
    </DropZone>
  )
}
