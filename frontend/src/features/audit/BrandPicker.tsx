import type { Brand } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useId } from 'react'
import type { Hex } from 'viem'
import styles from './Field.module.css'

/** Chooses one of the brands the ledger has. */
export function BrandPicker(props: {
  readonly brands: readonly Brand[]
  readonly selected: Hex
  readonly onSelect: (brandId: Hex) => void
}) {
  const { i18n } = useLingui()
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{i18n._('audit.brand')}</label>
      <select
        id={id}
        className={styles.input}
        value={props.selected}
        onChange={(event) => props.onSelect(event.target.value as Hex)}
      >
        {props.brands.map(({ brandId, name, domain }) => (
          <option key={brandId} value={brandId}>
            {`${name} · ${domain}`}
          </option>
        ))}
      </select>
    </div>
  )
}
