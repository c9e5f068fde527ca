import { useLingui } from '@lingui/react'
import { Suspense, useState } from 'react'
import { withWords } from '../../config/language.ts'
import { useLabels } from '../../features/consents/useLabels.ts'
import { SampleRow } from '../../features/tour/SampleRow.tsx'
import { type SampleBrand, sampleBrands } from '../../features/tour/sampleBrands.ts'
import { Alert } from '../../ui/Alert.tsx'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Card } from '../../ui/Card.tsx'
import { laterComponent } from '../../ui/laterComponent.tsx'
import { Page } from '../../ui/Page.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import styles from './TourPage.module.css'
import { tourGrid } from './tourConsents.ts'

const GridView = laterComponent(
  async () => (await withWords(import('../../features/consents/grid/GridView.tsx'), 'consents/later')).GridView,
)
const TourTimeline = laterComponent(
  async () => (await withWords(import('./TourTimeline.tsx'), 'consents/later', 'consents/detail')).TourTimeline,
)

type Tab = 'brands' | 'data' | 'grid' | 'timeline'

/** A look around with made-up data, for people without a wallet: it reads nothing and nothing in it can be changed. */
export function TourPage() {
  const { i18n } = useLingui()
  const labels = useLabels()
  const [tab, setTab] = useState<Tab>('brands')
  const [now] = useState(() => Math.floor(Date.now() / 1000))
  const inForce = sampleBrands.filter(({ status }) => status !== 'revoked')
  const usesInForce = inForce.flatMap(({ uses }) => uses)
  const countOf = (key: 'category' | 'purpose') => new Set(usesInForce.map((use) => use[key])).size
  const categories = [...new Set(usesInForce.map(({ category }) => category))]
  const brandsWith = (category: string) =>
    inForce.filter(({ uses }) => uses.some((use) => use.category === category)).map(({ name }) => i18n._(name))
  const wordsOf = ({ uses }: SampleBrand) =>
    uses.map(({ category, purpose }) =>
      i18n._('consents.use', { category: labels.category(category), purpose: labels.purpose(purpose) }),
    )

  return (
    <Page
      width="wide"
      title={i18n._('tour.title')}
      lead={i18n._('consents.sentence.some', {
        brands: inForce.length,
        categories: countOf('category'),
        purposes: countOf('purpose'),
      })}
    >
      <Alert tone="attention" title={i18n._('tour.notReal')}>
        <p>{i18n._('tour.notRealText')}</p>
      </Alert>
      <Tabs
        label={i18n._('consents.tabs')}
        tabs={[
          { key: 'brands', name: i18n._('consents.brandsTab') },
          { key: 'data', name: i18n._('consents.data') },
          { key: 'grid', name: i18n._('consents.gridTab') },
          { key: 'timeline', name: i18n._('consents.timelineTab') },
        ]}
        selected={tab}
        onSelect={setTab}
      >
        {tab === 'brands' && (
          <ul className={styles.list}>
            {sampleBrands.map((brand) => (
              <SampleRow key={brand.name} brand={brand} uses={wordsOf(brand)} />
            ))}
          </ul>
        )}
        {tab === 'data' && (
          <section className={styles.section} aria-labelledby="tour-data">
            <h2 id="tour-data">{i18n._('tour.whoMay')}</h2>
            <Card>
              <dl className={styles.section}>
                {categories.map((category) => (
                  <div key={category}>
                    <dt>{labels.category(category)}</dt>
                    <dd>{brandsWith(category).join(', ')}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          </section>
        )}
        <Suspense fallback={null}>
          {tab === 'grid' && <GridView brands={tourGrid({ now, nameOf: ({ name }) => i18n._(name) })} actions={null} />}
          {tab === 'timeline' && <TourTimeline now={now} />}
        </Suspense>
      </Tabs>
      <section className={styles.section} aria-labelledby="tour-stop">
        <h2 id="tour-stop">{i18n._('tour.stop')}</h2>
        <p>{i18n._('tour.stopText')}</p>
        <div>
          <ButtonLink href="#/me">{i18n._('app.home.mine')}</ButtonLink>
        </div>
      </section>
    </Page>
  )
}
