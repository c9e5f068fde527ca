import type { CalendarDate } from '@internationalized/date'
import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import type { Hex } from 'viem'
import { Alert } from '../../../ui/Alert.tsx'
import { Card } from '../../../ui/Card.tsx'
import { DateChoice } from '../../../ui/DateChoice.tsx'
import { formatDate, formatDateTime } from '../../../ui/formatDate.ts'
import { LongList } from '../../../ui/LongList.tsx'
import { Words } from '../../../ui/Words.tsx'
import { useEventWords } from '../useEventWords.ts'
import { useLabels } from '../useLabels.ts'
import type { AllowedThen } from './allowedAt.ts'
import styles from './Timeline.module.css'
import type { TimelineEvent } from './timelineEvents.ts'

type TimelineProps = {
  readonly day: CalendarDate
  /** The first day there is anything of, and today. */
  readonly first: CalendarDate
  readonly today: CalendarDate
  readonly onDay: (day: CalendarDate) => void
  /** The moment that is shown: the end of the day, or now. Unix seconds. */
  readonly at: number
  readonly allowed: AllowedThen
  /** What had happened by then, the newest first. */
  readonly events: readonly TimelineEvent[]
  readonly isReading: boolean
  /** Made-up brands have no pages, and made-up consents no receipts. */
  readonly isSample?: boolean
}

/** What was allowed on a day, and what had happened by then. */
export function Timeline(props: TimelineProps) {
  const { day, today, at, allowed, events } = props
  const { i18n } = useLingui()
  const labels = useLabels()
  const wordsOf = useEventWords()
  const locale = i18n.locales as string
  const { uses, unknown } = allowed
  const categoriesOf = (ofEvent: readonly { readonly category: string }[]) =>
    [...new Set(ofEvent.map((use) => use.category))].map(labels.category).join(', ')
  const counts = {
    brands: new Set(uses.map((use) => use.brandId)).size,
    categories: new Set(uses.map((use) => use.category)).size,
    purposes: new Set(uses.map((use) => use.purpose)).size,
    date: formatDate(at, locale),
  }
  const isToday = day.compare(today) === 0
  const brands = [...Map.groupBy(uses, (use) => use.brandId)].map(([brandId, ofBrand]) => ({ brandId, ofBrand }))

  return (
    <div className={styles.timeline}>
      <DateChoice
        label={i18n._('consents.timeline.asOf')}
        value={day}
        min={props.first}
        max={today}
        onChange={props.onDay}
      />

      <section className={styles.section} aria-labelledby="timeline-then">
        <h2 id="timeline-then">
          {isToday ? i18n._('consents.timeline.now') : i18n._('consents.timeline.then', { date: counts.date })}
        </h2>
        <p role="status" className={styles.sentence}>
          {props.isReading
            ? i18n._('consents.reading')
            : !isToday
              ? i18n._('consents.timeline.sentence', counts)
              : uses.length === 0 && i18n._('consents.sentence.none')}
        </p>
        {!props.isReading && unknown.length > 0 && (
          <Alert
            tone="attention"
            title={i18n._('consents.timeline.unknown', { brands: unknown.map((brand) => brand.name).join(', ') })}
          />
        )}
        {brands.length > 0 && (
          <LongList items={brands} keyOf={({ brandId }) => brandId} className={styles.brands}>
            {({ brandId, ofBrand }) => (
              <Card>
                <h3>
                  {props.isSample ? (
                    ofBrand[0]?.brandName
                  ) : (
                    <Link to="/me/brands/$brandId" params={{ brandId }}>
                      {ofBrand[0]?.brandName}
                    </Link>
                  )}
                </h3>
                <ul className={styles.uses}>
                  {ofBrand.map(({ purpose, category, consentHash, since, until }) => {
                    const what = i18n._('consents.use', {
                      category: labels.category(category),
                      purpose: labels.purpose(purpose),
                    })
                    return (
                      <li key={`${purpose}|${category}`} className={styles.use}>
                        <span className={styles.what}>
                          <Words>{what}</Words>
                        </span>
                        <span className={styles.when}>
                          {i18n._('consents.sinceUntil', {
                            since: formatDate(since, locale),
                            until: formatDate(until, locale),
                          })}
                        </span>
                        {!props.isSample && <ReceiptLink hash={consentHash} what={what} />}
                      </li>
                    )
                  })}
                </ul>
              </Card>
            )}
          </LongList>
        )}
      </section>

      <section className={styles.section} aria-labelledby="timeline-events">
        <h2 id="timeline-events">{i18n._('consents.timeline.events')}</h2>
        {events.length === 0 ? (
          <p>{i18n._('consents.timeline.noEvents')}</p>
        ) : (
          <LongList items={events} keyOf={({ key }) => key} className={styles.events}>
            {({ event, brandName }) => {
              const what = i18n._('consents.turnedTitle', { brand: brandName, what: wordsOf(event) })
              return (
                <div className={styles.event}>
                  <time dateTime={new Date(event.at * 1000).toISOString()} className={styles.when}>
                    {formatDateTime(event.at, locale)}
                  </time>
                  <span className={styles.what}>
                    <Words>{what}</Words>
                  </span>
                  {event.use === null && <span className={styles.when}>{categoriesOf(event.uses)}</span>}
                  {!props.isSample && <ReceiptLink hash={event.consentHash} what={what} />}
                </div>
              )
            }}
          </LongList>
        )}
      </section>
      {!props.isSample && <p className={styles.note}>{i18n._('consents.timeline.note')}</p>}
    </div>
  )
}

function ReceiptLink({ hash, what }: { readonly hash: Hex; readonly what: string }) {
  const { i18n } = useLingui()
  return (
    <Link to="/me/receipts/$hash" params={{ hash }} aria-label={i18n._('consents.receiptOf', { what })}>
      {i18n._('consents.receipt')}
    </Link>
  )
}
