import { useLingui } from '@lingui/react'
import { useEffect, useRef } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { formatDate } from '../../../ui/formatDate.ts'
import { Monogram } from '../../../ui/Monogram.tsx'
import { Switch } from '../../../ui/Switch.tsx'
import type { BrandConsents } from '../brandConsents.ts'
import { isRevocable } from '../brandStatus.ts'
import { useLabels } from '../useLabels.ts'
import type { UseRow } from '../useRow.ts'
import { useStatusWord } from '../useStatusWord.ts'
import { reviewKey } from './planReview.ts'
import styles from './ReviewBrand.module.css'

type ReviewBrandProps = {
  readonly brand: BrandConsents
  /** Counts from 1. */
  readonly step: number
  readonly steps: number
  /** Names of the uses to stop. */
  readonly stopped: ReadonlySet<string>
  readonly onChange: (uses: readonly UseRow[], isKept: boolean) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

/** One brand of a review: each use is kept unless it is switched off. Nothing is sent here. */
export function ReviewBrand({ brand, step, steps, stopped, onChange, onBack, onNext }: ReviewBrandProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const statusWord = useStatusWord()
  const heading = useRef<HTMLHeadingElement>(null)
  const locale = i18n.locales as string
  const uses = brand.uses.filter(isRevocable)
  const isAnyKept = uses.some((use) => !stopped.has(reviewKey(use)))

  // biome-ignore lint/correctness/useExhaustiveDependencies: each brand is a new screen, which begins at its heading
  useEffect(() => heading.current?.focus(), [brand.brandId])

  return (
    <section className={styles.step} aria-labelledby="review-brand">
      <p className={styles.quiet}>{i18n._('consents.review.step', { step, steps })}</p>
      <div className={styles.head}>
        <Monogram name={brand.name} />
        <h2 id="review-brand" ref={heading} tabIndex={-1} className={styles.name}>
          {brand.name}
        </h2>
        <Button
          look={isAnyKept ? 'stop' : 'plain'}
          size="small"
          onPress={() => onChange(uses, !isAnyKept)}
          label={
            isAnyKept
              ? i18n._('consents.review.stopBrand', { brand: brand.name })
              : i18n._('consents.review.keepBrand', { brand: brand.name })
          }
        >
          {isAnyKept ? i18n._('consents.review.stopAll') : i18n._('consents.review.keepAll')}
        </Button>
      </div>
      <p>{i18n._('consents.review.question')}</p>
      <ul className={styles.uses}>
        {uses.map((use) => {
          const isKept = !stopped.has(reviewKey(use))
          const dates = i18n._('consents.sinceUntil', {
            since: formatDate(use.since, locale),
            until: formatDate(use.until, locale),
          })
          return (
            <Card key={reviewKey(use)} as="li">
              <Switch
                isSelected={isKept}
                onChange={(isOn) => onChange([use], isOn)}
                note={isKept ? `${statusWord(use.status)} · ${dates}` : i18n._('consents.review.willStop')}
              >
                {i18n._('consents.use', {
                  category: labels.category(use.category),
                  purpose: labels.purpose(use.purpose),
                })}
              </Switch>
            </Card>
          )
        })}
      </ul>
      <div className={styles.actions}>
        <Button isWide onPress={onBack}>
          {i18n._('consents.review.back')}
        </Button>
        <Button isWide onPress={onNext}>
          {step < steps ? i18n._('consents.review.next') : i18n._('consents.review.check')}
        </Button>
      </div>
    </section>
  )
}
