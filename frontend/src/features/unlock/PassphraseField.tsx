import { Field } from '../../ui/Field.tsx'

/** One passphrase, hidden while it is typed, with a line about it underneath. */
export function PassphraseField(props: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isNew: boolean
  readonly note?: string | undefined
}) {
  return (
    <Field label={props.label} note={props.note}>
      {(control) => (
        <input
          {...control}
          type="password"
          value={props.value}
          autoComplete={props.isNew ? 'new-password' : 'current-password'}
          spellCheck={false}
          onChange={({ target }) => props.onChange(target.value)}
        />
      )}
    </Field>
  )
}
