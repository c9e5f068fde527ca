import { useLingui } from '@lingui/react'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { SearchField } from 'react-aria-components/SearchField'
import styles from './SearchConsents.module.css'

/** A search over brands, data and purposes. */
export function SearchConsents(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { i18n } = useLingui()
  return (
    <SearchField className={styles.search ?? ''} value={props.value} onChange={props.onChange}>
      <Label>{i18n._('consents.search')}</Label>
      <Input className={styles.input ?? ''} />
    </SearchField>
  )
}
