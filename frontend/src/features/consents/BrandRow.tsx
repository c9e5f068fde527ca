import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { formatDate } from '../../ui/formatDate.ts'
import { laterComponent } from '../../ui/laterComponent.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { Words } from '../../ui/Words.tsx'
import styles from './BrandRow.module.css'
import type { BrandConsents } from './brandConsents.ts'
import { endsEarlier, isRevocable } from './brandStatus.ts'
import { EndpointLine } from './EndpointLine.tsx'
import { UseStatusShape } from './UseStatusShape.tsx'
import { useKeptFocus } from './useKeptFocus.ts'
import { useLabels } from './useLabels.ts'

const Checkbox = laterComponent(async () => (await import('../../ui/Checkbox.tsx')).Checkbox)

type BrandRowProps = {
  readonly brand: BrandConsents
  readonly isPreparing: boolean
  readonly onRevoke: () => void
  /** Whether the brand is chosen, while brands are being chosen. */
  readonly isChosen?: boolean | undefined
  readonly onChoose?: (isChosen: boolean) => void
  /** What became of a revocation at this brand. */
  readonly children?: ReactNode
}

/** A brand with what it may use, why, until when, and its Revoke: one press, nothing to open first. */
export function BrandRow({ brand, isPreparing, onRevoke, isChosen, onChoose, children }: BrandRowProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const locale = i18n.locales as string
  const isStoppable = brand.uses.some(isRevocable)
  const heading = useKeptFocus<HTMLHeadingElement>(isStoppable)

  const live = brand.uses.filter((use) => use.isInForce || isRevocable(use) || use.status === 'pending')
  const shown = live.length > 0 ? live : brand.uses
  const categories = [...new Set(shown.map((use) => use.category))]
  const purposes = [...new Set(shown.map((use) => use.purpose))]
  const since = Math.min(...shown.map((use) => use.since))
  const until = Math.max(...shown.map((use) => use.until))

  return (
    <Card>
      <div className={styles.row}>
        {isChosen !== undefined && onChoose !== undefined && isStoppable ? (
          <Suspense fallback={<Monogram name={brand.name} />}>
            <Checkbox
              label={i18n._('consents.select.brand', { brand: brand.name })}
              isSelected={isChosen}
              onChange={onChoose}
            />
          </Suspense>
        ) : (
          <Monogram name={brand.name} />
        )}
        <h2 ref={heading} tabIndex={-1} className={styles.name}>
          <Link to="/me/brands/$brandId" params={{ brandId: brand.brandId }}>
            {brand.name}
          </Link>
        </h2>
        {brand.domain !== null && (
          <p className={styles.domain}>
            {brand.domain}
            {brand.isDomainChecked && <span className={styles.checked}> ✓ {i18n._('consents.domainChecked')}</span>}
          </p>
        )}
        {isStoppable && (
          <Button
            look="stop"
            onPress={onRevoke}
            isPending={isPreparing}
            label={i18n._('consents.revokeBrand', { brand: brand.name })}
          >
            {i18n._('consents.revoke')}
          </Button>
        )}
      </div>
      <p className={styles.meta}>
        <UseStatusShape status={brand.status} />
        {shown.length > 0 && (
          <span>
            {i18n._('consents.sinceUntil', { since: formatDate(since, locale), until: formatDate(until, locale) })}
          </span>
        )}
      </p>
      <ul className={styles.chips} aria-label={i18n._('consents.data')}>
        {categories.map((category) => (
          <li key={category}>
            <Words>{labels.category(category)}</Words>
          </li>
        ))}
      </ul>
      <p className={styles.purposes}>
        <Words>{i18n._('consents.for', { purposes: purposes.map(labels.purpose).join(', ') })}</Words>
      </p>
      {endsEarlier(shown).map((use) => (
        <p key={`${use.purpose}|${use.category}`} className={styles.meta}>
          <UseStatusShape status="endsSoon" />
          <span>
            <Words>
              {i18n._('consents.endsOn', {
                what: i18n._('consents.use', {
                  category: labels.category(use.category),
                  purpose: labels.purpose(use.purpose),
                }),
                date: formatDate(use.until, locale),
              })}
            </Words>
          </span>
        </p>
      ))}
      <EndpointLine brand={brand} />
      {children}
    </Card>
  )
}
