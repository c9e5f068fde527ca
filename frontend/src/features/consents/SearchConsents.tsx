import { useLingui } from '@lingui/react'
import { type Ref, useId } from 'react'
import styles from './SearchConsents.module.css'

/** The field that narrows the list; Escape clears it. */
export function SearchConsents(props: {
  readonly field?: Ref<HTMLInputElement>
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  const { i18n } = useLingui()
  const id = useId()
  return (
    <div className={styles.search}>
      <label htmlFor={id}>{i18n._('consents.search')}</label>
      <input
        ref={props.field}
        id={id}
        type="search"
        className={styles.input}
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
        onKeyDown={({ key }) => key === 'Escape' && props.onChange('')}
      />
    </div>
  )
}
