import { useLingui } from '@lingui/react'
import { useEffect, useState } from 'react'
import type { Hex } from 'viem'
import { Button } from '../../../ui/Button.tsx'
import { Checkbox } from '../../../ui/Checkbox.tsx'
import type { BrandConsents } from '../brandConsents.ts'
import { planReview, reviewKey } from '../review/planReview.ts'
import { ReviewSheet } from '../review/ReviewSheet.tsx'
import styles from './SelectBar.module.css'

type SelectBarProps = {
  /** The brands that are chosen, also those a search hides by now, and those that can be chosen in the list as it stands. */
  readonly chosen: readonly BrandConsents[]
  readonly offered: readonly BrandConsents[]
  readonly onChoose: (brandIds: readonly Hex[]) => void
  /** Leaves without revoking anything. */
  readonly onLeave: () => void
  readonly onRevoke: (brands: readonly BrandConsents[]) => void
}

/** The bar that goes with a choice of brands: how many, all or none of them, and the sheet before everything there is revoked. */
export function SelectBar({ chosen, offered, onChoose, onLeave, onRevoke }: SelectBarProps) {
  const { i18n } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const chosenIds = new Set(chosen.map(({ brandId }) => brandId))
  const offeredIds = offered.map(({ brandId }) => brandId)
  const isAll = offeredIds.length > 0 && offeredIds.every((brandId) => chosenIds.has(brandId))
  const plan = planReview(chosen, new Set(chosen.flatMap(({ uses }) => uses.map(reviewKey))))

  useEffect(() => {
    if (isOpen) return
    const leave = (event: KeyboardEvent) => {
      // A search field keeps its own Escape, which clears it.
      const isSearch = event.target instanceof HTMLInputElement && event.target.type === 'search'
      if (event.key === 'Escape' && !event.defaultPrevented && !isSearch) onLeave()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [isOpen, onLeave])

  return (
    <section className={styles.bar} aria-label={i18n._('consents.select.bar')}>
      <Checkbox
        isSelected={isAll}
        isIndeterminate={!isAll && chosen.length > 0}
        onChange={(isOn) => onChoose(isOn ? [...new Set([...chosenIds, ...offeredIds])] : [])}
      >
        {i18n._('consents.select.all')}
      </Checkbox>
      <p className={styles.count} role="status">
        {i18n._('consents.select.count', { count: chosen.length })}
      </p>
      {chosen.length > 0 && (
        <Button look="stop" onPress={() => setOpen(true)}>
          {i18n._('consents.select.revoke')}
        </Button>
      )}
      <Button onPress={onLeave}>{i18n._('consents.select.leave')}</Button>
      <ReviewSheet
        plan={plan}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onStop={() => {
          setOpen(false)
          onRevoke(chosen)
        }}
      />
    </section>
  )
}
