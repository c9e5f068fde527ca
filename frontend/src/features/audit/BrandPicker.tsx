import type { Brand } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import type { Hex } from 'viem'
import { Field } from '../../ui/Field.tsx'

/** Chooses one of the brands the ledger has. */
export function BrandPicker(props: {
  readonly brands: readonly Brand[]
  readonly selected: Hex
  readonly onSelect: (brandId: Hex) => void
}) {
  const { i18n } = useLingui()
  return (
    <Field label={i18n._('audit.brand')}>
      {(control) => (
        <select {...control} value={props.selected} onChange={(event) => props.onSelect(event.target.value as Hex)}>
          {props.brands.map(({ brandId, name, domain }) => (
            <option key={brandId} value={brandId}>
              {`${name} · ${domain}`}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
