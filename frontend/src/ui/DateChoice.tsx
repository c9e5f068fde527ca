import type { CalendarDate } from '@internationalized/date'
import { Button } from 'react-aria-components/Button'
import {
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { DateInput, DateSegment } from 'react-aria-components/DateField'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Heading } from 'react-aria-components/Heading'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'
import styles from './DateChoice.module.css'

type DateChoiceProps = {
  readonly label: string
  readonly value: CalendarDate
  readonly min: CalendarDate
  readonly max: CalendarDate
  readonly onChange: (day: CalendarDate) => void
}

/** A day, typed part by part or chosen from a calendar, in the order and the words of the language. */
export function DateChoice(props: DateChoiceProps) {
  return (
    <DatePicker
      className={styles.picker ?? ''}
      value={props.value}
      minValue={props.min}
      maxValue={props.max}
      onChange={(day) =>
        day !== null && day.compare(props.min) >= 0 && day.compare(props.max) <= 0 && props.onChange(day)
      }
      shouldForceLeadingZeros
    >
      <Label className={styles.label ?? ''}>{props.label}</Label>
      <Group className={styles.field ?? ''}>
        <DateInput className={styles.parts ?? ''}>
          {(segment) => <DateSegment segment={segment} className={styles.part ?? ''} />}
        </DateInput>
        <Button className={styles.open ?? ''}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path
              d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 1.8v3M10.5 1.8v3"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.4"
            />
          </svg>
        </Button>
      </Group>
      <Popover className={styles.popover ?? ''}>
        <Dialog className={styles.dialog ?? ''}>
          <Calendar>
            <header className={styles.head}>
              <Button slot="previous" className={styles.step ?? ''}>
                ‹
              </Button>
              <Heading className={styles.month ?? ''} />
              <Button slot="next" className={styles.step ?? ''}>
                ›
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ''} />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
