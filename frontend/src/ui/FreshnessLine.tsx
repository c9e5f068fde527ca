import { useLingui } from '@lingui/react'
import { useEffect, useState } from 'react'
import styles from './FreshnessLine.module.css'
import { formatNumber } from './formatNumber.ts'
import { freshnessOf } from './freshnessOf.ts'

type FreshnessLineProps = {
  /** The newest block read, or null before the first. */
  readonly block: { readonly number: bigint; readonly timestamp: number } | null
  /** When it was read, Unix milliseconds. */
  readonly readAt: number
  /** True if the last attempt to read failed. */
  readonly hasFailed: boolean
  /** True for chains that make no blocks while nobody transacts. */
  readonly isIdleChain: boolean
}

/** "Checked at block 21 034 556, 4 s ago": how fresh what is on the screen is. */
export function FreshnessLine(props: FreshnessLineProps) {
  const { i18n } = useLingui()
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])

  const freshness = freshnessOf({ ...props, now })
  const values = {
    block: props.block === null ? '' : formatNumber(props.block.number),
    seconds: freshness.secondsSinceRead,
    minutes: Math.floor(freshness.blockAge / 60),
  }
  const text = {
    reading: () => i18n._('ui.freshness.reading'),
    unread: () => i18n._('ui.freshness.unread'),
    lost: () => i18n._('ui.freshness.lost', values),
    oldBlock: () => i18n._('ui.freshness.oldBlock', values),
    fresh: () => i18n._('ui.freshness.fresh', values),
  }[freshness.state]()

  const isGood = freshness.state === 'fresh' || freshness.state === 'reading'
  return <p className={`${styles.line} ${isGood ? '' : styles.attention}`}>{text}</p>
}
