import { useLingui } from '@lingui/react'
import { Card } from '../../ui/Card.tsx'
import { Monogram } from '../../ui/Monogram.tsx'
import { StatusShape } from '../../ui/StatusShape.tsx'
import styles from './SampleRow.module.css'
import type { SampleBrand } from './sampleBrands.ts'

type SampleRowProps = {
  readonly brand: SampleBrand
  /** Labels of its uses, in the language shown. */
  readonly uses: readonly string[]
}

/** A made-up brand as the list would show it, marked as a sample; nothing in it can be pressed. */
export function SampleRow({ brand, uses }: SampleRowProps) {
  const { i18n } = useLingui()
  const name = i18n._(brand.name)
  return (
    <Card as="li">
      <div className={styles.row}>
        <Monogram name={name} />
        <div className={styles.text}>
          <h2 className={styles.name}>{name}</h2>
          <p className={styles.quiet}>{brand.domain}</p>
        </div>
        <span className={styles.mark}>{i18n._('tour.mark')}</span>
      </div>
      <StatusShape status={brand.status} />
      <ul className={styles.uses}>
        {uses.map((use) => (
          <li key={use}>{use}</li>
        ))}
      </ul>
      <p className={styles.quiet}>{i18n._(explanations[brand.status])}</p>
    </Card>
  )
}

const explanations: Readonly<Record<SampleBrand['status'], string>> = {
  allowed: 'tour.explain.allowed',
  endsSoon: 'tour.explain.endsSoon',
  revoked: 'tour.explain.revoked',
}
