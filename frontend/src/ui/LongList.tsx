import { type FocusEvent, memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import styles from './LongList.module.css'

/** Up to this many rows all are in the document. */
const few = 30

/** Pixels above and below the window within which rows are in the document: the next ones are there before Tab or a reader gets to them. */
const ahead = 800

/** Pixels a row is taken for until one was seen. */
const firstGuess = 180

type LongListProps<Item> = {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** The spoken name of a row, where it has one. */
  readonly labelOf?: (item: Item) => string
  /** The content of a row. */
  readonly children: (item: Item) => ReactNode
  readonly className?: string | undefined
}

type Range = { readonly first: number; readonly end: number }

/**
 * A list that may have thousands of rows. Only those near the window are in the document, and the one that has the focus; each says its
 * place and the number of all. Whoever goes on with Tab, a reader's cursor or the wheel finds the next one there.
 */
export function LongList<Item>({ items, keyOf, labelOf, children, className }: LongListProps<Item>) {
  const list = useRef<HTMLUListElement>(null)
  const heights = useRef(new Map<string, number>()).current
  const [range, setRange] = useState<Range>({ first: 0, end: few })
  const [focused, setFocused] = useState<string | null>(null)

  const isLong = items.length > few
  const shown = items.flatMap((item, index) => {
    const key = keyOf(item)
    const isNear = index >= range.first && index < range.end
    return !isLong || isNear || key === focused ? [{ item, key, index }] : []
  })

  const measure = () => {
    const element = list.current
    if (element === null || !isLong) return
    const gap = Number.parseFloat(getComputedStyle(element).rowGap) || 0
    const rows = [...element.children] as HTMLElement[]
    for (const [place, row] of rows.entries()) {
      const key = shown[place]?.key
      if (key !== undefined) heights.set(key, row.offsetHeight)
    }
    const average =
      heights.size === 0 ? firstGuess : [...heights.values()].reduce((sum, one) => sum + one, 0) / heights.size
    const starts = [0]
    for (const item of items) starts.push((starts.at(-1) as number) + (heights.get(keyOf(item)) ?? average) + gap)

    // What is left out leaves its room behind: before the next row, or below the last.
    let next = 0
    for (const [place, row] of rows.entries()) {
      const index = shown[place]?.index ?? next
      row.style.marginBlockStart = `${(starts[index] as number) - (starts[next] as number)}px`
      next = index + 1
    }
    element.style.paddingBlockEnd = `${(starts[items.length] as number) - (starts[next] as number)}px`

    const top = element.getBoundingClientRect().top
    const isBefore = (edge: number) => starts.findLastIndex((start) => start <= edge)
    const first = Math.min(Math.max(0, isBefore(-top - ahead)), items.length - 1)
    const end = Math.min(Math.max(first, isBefore(-top + innerHeight + ahead)) + 1, items.length)
    setRange((known) => (known.first === first && known.end === end ? known : { first, end }))
  }

  useLayoutEffect(measure)

  const latest = useRef(measure)
  latest.current = measure
  useEffect(() => {
    if (!isLong) return
    let frame = 0
    const look = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => latest.current())
    }
    addEventListener('scroll', look, { passive: true })
    addEventListener('resize', look)
    return () => {
      cancelAnimationFrame(frame)
      removeEventListener('scroll', look)
      removeEventListener('resize', look)
    }
  }, [isLong])

  const keepFocused = (event: FocusEvent) => {
    const row = [...(list.current?.children ?? [])].findIndex((one) => one.contains(event.target))
    setFocused(shown[row]?.key ?? null)
  }

  return (
    <ul
      ref={list}
      className={`${styles.list} ${className ?? ''}`}
      onFocus={keepFocused}
      onBlur={() => setFocused(null)}
    >
      {shown.map(({ item, key, index }) => (
        <li
          key={key}
          className={styles.row}
          aria-label={labelOf?.(item)}
          aria-setsize={isLong ? items.length : undefined}
          aria-posinset={isLong ? index + 1 : undefined}
        >
          <Row item={item} content={children as (item: unknown) => ReactNode} />
        </li>
      ))}
    </ul>
  )
}

/** Made again only when its item or the way to show it has changed, not when the list is scrolled. */
const Row = memo(function Row(props: { readonly item: unknown; readonly content: (item: unknown) => ReactNode }) {
  return props.content(props.item)
})
