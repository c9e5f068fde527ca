import {
  type FocusEvent,
  memo,
  type ReactNode,
  startTransition,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import styles from './LongList.module.css'

/** Up to this many rows all are in the document. */
const few = 30

/** Pixels above and below the window within which rows are in the document: the next ones are there before Tab or a reader gets to them. */
const ahead = 800

/** Pixels above and below the window that a jump brings into the document at once; the rest comes bit by bit. */
const nearby = 100

/** Pixels a row is taken for until one was seen. */
const firstGuess = 180

/** Pixels a row is high at least, in a list and in a table: so many are drawn first as can fill the window. */
const leastHeight = { list: 90, table: 40 }

type LongListProps<Item> = {
  readonly items: readonly Item[]
  readonly keyOf: (item: Item) => string
  /** The spoken name of a row, where it has one. */
  readonly labelOf?: (item: Item) => string
  /** The content of a row. */
  readonly children: (item: Item) => ReactNode
  readonly className?: string | undefined
  readonly rowClassName?: string | undefined
  /** `tbody`: the rows are those of a table with one row of headings. Its layout must be blocks: rows that are away leave margins. */
  readonly as?: 'ul' | 'tbody'
  /** The key of a row that stays in the document wherever the list is scrolled to. */
  readonly keptKey?: string | undefined
}

type Range = { readonly first: number; readonly end: number }

/**
 * A list that may have thousands of rows. Only those near the window are in the document, and the one that has the focus; each says its
 * place and the number of all. Whoever goes on with Tab, a reader's cursor or the wheel finds the next one there.
 */
export function LongList<Item>(props: LongListProps<Item>) {
  const { items, keyOf, labelOf, children, className } = props
  const isTable = props.as === 'tbody'
  const List = (isTable ? 'tbody' : 'ul') as 'ul'
  const Item = (isTable ? 'tr' : 'li') as 'li'
  const list = useRef<HTMLUListElement>(null)
  const heights = useRef(new Map<string, number>()).current
  const guess = useRef(firstGuess)
  const [range, setRange] = useState<Range>(() => {
    const filling = Math.ceil(innerHeight / (isTable ? leastHeight.table : leastHeight.list))
    return { first: 0, end: Math.min(few, filling) }
  })
  const [focused, setFocused] = useState<string | null>(null)

  const isLong = items.length > few
  const shown = items.flatMap((item, index) => {
    const key = keyOf(item)
    const isNear = index >= range.first && index < range.end
    return !isLong || isNear || key === focused || key === props.keptKey ? [{ item, key, index }] : []
  })

  /** Where each row begins, and last where the list ends, in pixels from its top; a row never seen counts as those seen first. */
  const startsOf = (element: HTMLElement): readonly number[] => {
    const gap = Number.parseFloat(getComputedStyle(element).rowGap) || 0
    const starts = [0]
    for (const item of items) starts.push((starts.at(-1) as number) + (heights.get(keyOf(item)) ?? guess.current) + gap)
    return starts
  }

  /** Leaves room for the rows that are not there: above the first, between two, and below the last. */
  const arrange = (element: HTMLElement, rows: readonly HTMLElement[]) => {
    const starts = startsOf(element)
    const room = (from: number, to: number) => `${(starts[to] as number) - (starts[from] as number)}px`
    let next = 0
    for (const [position, row] of rows.entries()) {
      const index = shown[position]?.index ?? next
      // The first row's own margin would count as the list's where the list is a plain block.
      if (position === 0) element.style.paddingBlockStart = room(0, index)
      row.style.marginBlockStart = position === 0 ? '0px' : room(next, index)
      next = index + 1
    }
    element.style.paddingBlockEnd = room(next, items.length)
  }

  /** Makes room for what is away, and measures the rows that are there. What the person looks at does not move. */
  const place = () => {
    const element = list.current
    if (element === null || !isLong) return
    const rows = [...element.children] as HTMLElement[]
    // Room first: to measure is to lay out, and a list that is too short for a moment is scrolled back by the browser.
    arrange(element, rows)
    const measured = rows.map((row, position) => [shown[position]?.key ?? '', row.offsetHeight] as const)
    if (measured.every(([key, height]) => heights.get(key) === height)) return

    if (heights.size === 0) guess.current = measured.reduce((sum, [, height]) => sum + height, 0) / measured.length
    const scroller = scrollerOf(element)
    const edge = scroller === document.documentElement ? 0 : scroller.getBoundingClientRect().top
    const anchor = rows.find((row) => row.getBoundingClientRect().bottom > edge)
    const before = anchor?.getBoundingClientRect().top ?? 0
    for (const [key, height] of measured) heights.set(key, height)
    arrange(element, rows)
    const moved = (anchor?.getBoundingClientRect().top ?? 0) - before
    if (moved !== 0) scroller.scrollTop += moved
  }

  /** Chooses other rows once those near the window are not all there. It never runs while React draws: each choice is drawn first. */
  const look = () => {
    const element = list.current
    if (element === null || !isLong) return
    const starts = startsOf(element)
    const { top } = element.getBoundingClientRect()
    const rangeOf = (pixels: number): Range => {
      const rowAt = (edge: number) => starts.findLastIndex((start) => start <= edge)
      const first = Math.min(Math.max(0, rowAt(-top - pixels)), items.length - 1)
      return { first, end: Math.min(Math.max(first, rowAt(-top + innerHeight + pixels)) + 1, items.length) }
    }
    const covers = (one: Range, other: Range) => one.first <= other.first && one.end >= other.end
    const seen = rangeOf(0)
    const needed = rangeOf(ahead / 2)
    const wanted = rangeOf(ahead)
    if (!covers(range, seen)) setRange(rangeOf(nearby))
    // Nobody sees these yet: React draws them in pieces, and the page stays able to scroll.
    startTransition(() =>
      setRange((known) => {
        const isSmall = known.end - known.first <= wanted.end - wanted.first + few
        return covers(known, needed) && isSmall ? known : wanted
      }),
    )
  }

  // What was drawn is what counts, not what React is still at.
  const latest = useRef(look)
  useLayoutEffect(() => {
    latest.current = look
    place()
  })

  useEffect(() => {
    if (!isLong) return
    let frame = 0
    const lookSoon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => latest.current())
    }
    const size = new ResizeObserver(lookSoon)
    if (list.current !== null) size.observe(list.current)
    addEventListener('scroll', lookSoon, { passive: true, capture: true }) // Also of a box the list stands in.
    addEventListener('resize', lookSoon)
    return () => {
      cancelAnimationFrame(frame)
      size.disconnect()
      removeEventListener('scroll', lookSoon, { capture: true })
      removeEventListener('resize', lookSoon)
    }
  }, [isLong])

  const keepFocused = (event: FocusEvent) => {
    const row = [...(list.current?.children ?? [])].findIndex((one) => one.contains(event.target))
    setFocused(shown[row]?.key ?? null)
  }

  return (
    <List
      ref={list}
      role={isTable ? 'rowgroup' : undefined}
      className={`${styles.list} ${className ?? ''}`}
      onFocus={keepFocused}
      onBlur={() => setFocused(null)}
    >
      {shown.map(({ item, key, index }) => (
        <Item
          key={key}
          className={`${styles.row} ${props.rowClassName ?? ''}`}
          aria-label={labelOf?.(item)}
          {...(isTable
            ? { role: 'row', 'aria-rowindex': index + 2 }
            : isLong && { 'aria-setsize': items.length, 'aria-posinset': index + 1 })}
        >
          <Row item={item} content={children as (item: unknown) => ReactNode} />
        </Item>
      ))}
    </List>
  )
}

/** What scrolls the list: a box around it, or the page. */
function scrollerOf(element: HTMLElement): HTMLElement {
  for (let box = element.parentElement; box !== null; box = box.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(box).overflowY)) return box
  }
  return document.documentElement
}

/** Made again only when its item or the way to show it has changed, not when the list is scrolled. */
const Row = memo(function Row(props: { readonly item: unknown; readonly content: (item: unknown) => ReactNode }) {
  return props.content(props.item)
})
