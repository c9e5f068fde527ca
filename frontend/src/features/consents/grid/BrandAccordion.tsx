import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Hex } from 'viem'
import { Card } from '../../../ui/Card.tsx'
import { LongList } from '../../../ui/LongList.tsx'
import { Words } from '../../../ui/Words.tsx'
import { countConsents } from '../countConsents.ts'
import { UseStatusShape } from '../UseStatusShape.tsx'
import { useLabels } from '../useLabels.ts'
import styles from './BrandAccordion.module.css'
import { CellUses } from './CellUses.tsx'
import { consentGrid } from './consentGrid.ts'
import type { GridViewProps } from './GridView.tsx'

/** The grid where it does not fit: each brand opens into its kinds of data, each with its uses. */
export function BrandAccordion({ brands, actions }: GridViewProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const [opened, setOpened] = useState<ReadonlySet<Hex>>(new Set())
  const { rows } = useMemo(() => consentGrid(brands), [brands])

  const open = (brandId: Hex, isOpen: boolean) =>
    setOpened((known) => {
      if (known.has(brandId) === isOpen) return known
      const next = new Set(known)
      if (isOpen) next.add(brandId)
      else next.delete(brandId)
      return next
    })

  return (
    <LongList
      items={rows}
      keyOf={({ brand }) => brand.brandId}
      labelOf={({ brand }) => brand.name}
      className={styles.list}
    >
      {({ brand, cells }) => (
        <Card>
          <details
            open={opened.has(brand.brandId)}
            onToggle={({ currentTarget }) => open(brand.brandId, currentTarget.open)}
          >
            <summary className={styles.summary}>
              <h2 className={styles.name}>{brand.name}</h2>
              <UseStatusShape status={brand.status} />
              <span className={styles.counts}>{i18n._('consents.grid.counts', { ...countConsents(brand.uses) })}</span>
            </summary>
            {opened.has(brand.brandId) && (
              <div className={styles.uses}>
                {[...cells].map(([category, cell]) => (
                  <section key={category}>
                    <h3 className={styles.category}>
                      <Words>{labels.category(category)}</Words>
                    </h3>
                    <CellUses brand={brand} uses={cell.uses} actions={actions} />
                  </section>
                ))}
                {actions !== null && (
                  <p>
                    <Link to="/me/brands/$brandId" params={{ brandId: brand.brandId }}>
                      {i18n._('consents.grid.open', { brand: brand.name })}
                    </Link>
                  </p>
                )}
              </div>
            )}
          </details>
        </Card>
      )}
    </LongList>
  )
}
