import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { LongList } from '../../ui/LongList.tsx'
import { Words } from '../../ui/Words.tsx'
import type { GridBrand } from './grid/consentGrid.ts'
import styles from './TurnedList.module.css'
import { turnConsents } from './turnConsents.ts'
import { UseItem } from './UseItem.tsx'
import { useLabels } from './useLabels.ts'
import type { UseLine } from './useRow.ts'

type TurnedListProps = {
  /** What the consents are grouped by. */
  readonly by: 'category' | 'purpose'
  readonly brands: readonly GridBrand[]
  /** Every brand with all its uses, also what a search hides. */
  readonly all: readonly GridBrand[]
  readonly isPreparing: (key: string) => boolean
  readonly onRevokeUse: (use: UseLine) => void
  readonly onRevokeAll: (key: string) => void
  /** What became of the revocations under a heading. */
  readonly resultOf: (key: string) => ReactNode
}

/** The consents turned round: who may use this data, or who may do this, with Revoke for each and for all. */
export function TurnedList({ by, brands, all, isPreparing, onRevokeUse, onRevokeAll, resultOf }: TurnedListProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const names = new Map(brands.map((brand) => [brand.brandId, brand.name]))
  const isData = by === 'category'

  return (
    <ul className={styles.list}>
      {turnConsents(by, brands, all).map(({ key, uses, hidden, brandsInForce, isForAll }) => {
        const label = isData ? labels.category(key) : labels.purpose(key)
        return (
          <Card key={key} as="li">
            <div className={styles.head}>
              <div>
                <h2 className={styles.title}>
                  <Words>{label}</Words>
                </h2>
                <p className={styles.sentence}>
                  {isData
                    ? i18n._('consents.data.sentence', { count: brandsInForce })
                    : i18n._('consents.purposes.sentence', { count: brandsInForce })}
                  {hidden > 0 && ` ${i18n._('consents.hidden', { count: hidden })}`}
                </p>
              </div>
              {isForAll && (
                <Button
                  look="stop"
                  onPress={() => onRevokeAll(key)}
                  isPending={isPreparing(key)}
                  label={i18n._('consents.revokeForAllOf', { what: label })}
                >
                  {i18n._('consents.revokeForAll')}
                </Button>
              )}
            </div>
            <LongList
              items={uses}
              keyOf={(use) => `${use.brandId}|${use.purpose}|${use.category}`}
              className={styles.uses}
            >
              {(use) => {
                const brand = names.get(use.brandId) ?? ''
                const other = isData ? labels.purpose(use.purpose) : labels.category(use.category)
                return (
                  <UseItem
                    as="div"
                    use={use}
                    brandName={brand}
                    title={i18n._('consents.turnedTitle', { brand, what: other })}
                    revokeLabel={i18n._('consents.revokeUse', {
                      category: labels.category(use.category),
                      purpose: labels.purpose(use.purpose),
                      brand,
                    })}
                    isPreparing={isPreparing(`${use.brandId}|${use.purpose}|${use.category}`)}
                    onRevoke={() => onRevokeUse(use)}
                  />
                )
              }}
            </LongList>
            {resultOf(key)}
          </Card>
        )
      })}
    </ul>
  )
}
