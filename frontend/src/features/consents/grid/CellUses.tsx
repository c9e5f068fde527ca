import { useLingui } from '@lingui/react'
import { UseItem } from '../UseItem.tsx'
import { useLabels } from '../useLabels.ts'
import type { UseLine } from '../useRow.ts'
import styles from './CellUses.module.css'
import type { GridBrand } from './consentGrid.ts'
import type { GridActions } from './GridView.tsx'

type CellUsesProps = {
  readonly brand: GridBrand
  /** The brand's uses of one kind of data. */
  readonly uses: readonly UseLine[]
  readonly actions: GridActions | null
}

/** What one brand may do with one kind of data: a line per purpose, each with its Revoke. */
export function CellUses({ brand, uses, actions }: CellUsesProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  return (
    <ul className={styles.uses}>
      {uses.map((use) => (
        <UseItem
          key={use.purpose}
          use={use}
          brandName={brand.name}
          title={labels.purpose(use.purpose)}
          revokeLabel={i18n._('consents.revokeUse', {
            category: labels.category(use.category),
            purpose: labels.purpose(use.purpose),
            brand: brand.name,
          })}
          isPreparing={actions?.isPreparing(`${use.brandId}|${use.purpose}|${use.category}`) ?? false}
          onRevoke={actions === null ? null : () => actions.onRevokeUse(use)}
        />
      ))}
    </ul>
  )
}
