import { useLingui } from '@lingui/react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Words } from '../../../ui/Words.tsx'
import { useLabels } from '../useLabels.ts'
import type { ReviewedBrand } from './planReview.ts'
import styles from './StopEffects.module.css'
import { StopEffects } from './StopEffects.tsx'

type ReviewSheetProps = {
  readonly plan: readonly ReviewedBrand[]
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onStop: () => void
}

/** The sheet at the end of a review: what is about to be stopped at whom, what that does and does not do. */
export function ReviewSheet({ plan, isOpen, onClose, onStop }: ReviewSheetProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const count = plan.reduce((sum, { uses }) => sum + uses.length, 0)
  return (
    <Dialog
      title={i18n._('consents.review.sheet')}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{i18n._('consents.review.back')}</Button>
          <Button look="stop" onPress={onStop}>
            {i18n._('consents.review.confirm', { count })}
          </Button>
        </>
      }
    >
      {plan.map(({ brandId, name, uses, isAll }) => (
        <section key={brandId}>
          <h3>
            {name}
            {isAll && ` · ${i18n._('consents.review.everything')}`}
          </h3>
          <ul className={styles.list}>
            {uses.map(({ purpose, category }) => (
              <li key={`${purpose}|${category}`}>
                <Words>
                  {i18n._('consents.use', { category: labels.category(category), purpose: labels.purpose(purpose) })}
                </Words>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <StopEffects isEverything={false} />
    </Dialog>
  )
}
