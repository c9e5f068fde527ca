import { useLingui } from '@lingui/react'
import type { BrandConsents } from '../brandConsents.ts'
import { UseItem } from '../UseItem.tsx'
import { useLabels } from '../useLabels.ts'
import type { UseRow } from '../useRow.ts'
import styles from './CellUses.module.css'

type CellUsesProps = {
  readonly brand: BrandConsents
  /** The brand's uses of one kind of data. */
  readonly uses: readonly UseRow[]
  readonly isPreparing: (key: string) => boolean
  readonly onRevokeUse: (use: UseRow) => void
}

/** What one brand may do with one kind of data: a line per purpose, each with its Revoke. */
export function CellUses({ brand, uses, isPreparing, onRevokeUse }: CellUsesProps) {
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
          isPreparing={isPreparing(`${use.brandId}|${use.purpose}|${use.category}`)}
          onRevoke={() => onRevokeUse(use)}
        />
      ))}
    </ul>
  )
}
