import { useLingui } from '@lingui/react'
import { Link, useNavigate } from '@tanstack/react-router'
import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Dialog } from '../../../ui/Dialog.tsx'
import { LongList } from '../../../ui/LongList.tsx'
import { Words } from '../../../ui/Words.tsx'
import { isRevocable } from '../brandStatus.ts'
import { TurnedList } from '../TurnedList.tsx'
import { useLabels } from '../useLabels.ts'
import { CellUses } from './CellUses.tsx'
import { consentGrid, type GridRow } from './consentGrid.ts'
import styles from './GridTable.module.css'
import type { GridViewProps } from './GridView.tsx'
import { type GridPlace, moveInGrid } from './moveInGrid.ts'
import { useCellName } from './useCellName.ts'

/**
 * The grid. It is one stop of the Tab key; arrows move from cell to cell, Enter opens the uses of a cell or of a whole column.
 * A cell is one element: with React Aria's table each takes several, and 500 brands can then not be scrolled without a jerk.
 */
export function GridTable({ brands, actions }: GridViewProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const nameOf = useCellName()
  const navigate = useNavigate()
  const legendId = useId()
  const grid = useRef<HTMLTableElement>(null)
  const isMoving = useRef(false)
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 })
  const [opened, setOpened] = useState<{ readonly brandId: string | null; readonly category: string } | null>(null)

  const { categories, rows } = useMemo(() => consentGrid(brands), [brands])
  const stoppable = useMemo(
    () => new Set(actions?.all.flatMap((brand) => brand.uses.filter(isRevocable).map((use) => use.category))),
    [actions?.all],
  )
  const rowOf = useMemo(() => new Map(rows.map((row, index) => [row, index])), [rows])
  const size = { rows: rows.length, columns: categories.length }
  const here = { row: Math.min(place.row, size.rows - 1), column: Math.min(place.column, size.columns - 1) }

  useEffect(() => {
    if (!isMoving.current) return
    isMoving.current = false
    elementAt(grid.current, here)?.focus()
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const from = placeOf(event.target)
    if (event.altKey || event.metaKey || from === null) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      open(from)
      return
    }
    const next = moveInGrid(from, event, size)
    if (next === null) return
    event.preventDefault()
    isMoving.current = true
    setPlace(next)
  }
  /** A reader or a finger puts the focus where it likes: the Tab key comes back there. */
  const onFocus = (event: FocusEvent) => setPlace((known) => placeOf(event.target) ?? known)
  const onClick = (event: MouseEvent) => {
    const pressed = placeOf(event.target)
    if (pressed === null) return
    elementAt(grid.current, pressed)?.focus()
    if (pressed.column >= 0) open(pressed)
  }
  const open = ({ row, column }: GridPlace) => {
    const brand = rows[row]?.brand ?? null
    const category = categories[column]
    if (category === undefined) {
      if (brand !== null && actions !== null)
        void navigate({ to: '/me/brands/$brandId', params: { brandId: brand.brandId } })
    } else if (brand === null ? actions !== null : rows[row]?.cells.has(category)) {
      setOpened({ brandId: brand?.brandId ?? null, category })
    }
  }
  /** Its place in the grid, and its role: laid out as blocks, the elements of a table do not keep theirs everywhere. */
  const stop = (role: 'columnheader' | 'gridcell' | 'rowheader', row: number, column: number) => ({
    role,
    'data-place': `${row}|${column}`,
    tabIndex: here.row === row && here.column === column ? 0 : -1,
  })

  const shown = opened === null ? undefined : rows.find(({ brand }) => brand.brandId === opened.brandId)
  const column = opened === null || shown !== undefined ? null : opened.category
  // All of them, those a search hides too: this is where it is revoked everywhere.
  const everywhere = actions?.all.map((brand) => ({
    ...brand,
    uses: brand.uses.filter(({ category }) => category === column),
  }))
  const cells = (row: GridRow) => {
    const index = rowOf.get(row) ?? 0
    const { brand } = row
    return (
      <>
        <th scope="row" className={styles.brand} {...stop('rowheader', index, -1)}>
          {actions === null ? (
            brand.name
          ) : (
            <Link to="/me/brands/$brandId" params={{ brandId: brand.brandId }} tabIndex={-1}>
              {brand.name}
            </Link>
          )}
        </th>
        {categories.map((category, at) => {
          const cell = row.cells.get(category)
          return (
            <td
              key={category}
              aria-label={nameOf(brand.name, category, cell)}
              data-status={cell?.status}
              className={styles.cell}
              {...stop('gridcell', index, at)}
            >
              {cell === undefined ? '' : cell.purposes > 0 ? cell.purposes : '–'}
            </td>
          )
        })}
      </>
    )
  }

  return (
    <div className={styles.view}>
      <p id={legendId} className={styles.legend}>
        {i18n._('consents.grid.legend')}
        {actions !== null && ` ${i18n._('consents.grid.press')}`}
      </p>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table is what the grid pattern starts from
        role="grid"
        aria-label={i18n._('consents.grid.label')}
        aria-describedby={legendId}
        aria-rowcount={size.rows + 1}
        aria-colcount={size.columns + 1}
        className={styles.grid}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        <thead className={styles.head}>
          <tr aria-rowindex={1} className={styles.row}>
            <th scope="col" className={styles.brand} {...stop('columnheader', -1, -1)}>
              {i18n._('consents.grid.brand')}
            </th>
            {categories.map((category, index) => (
              <th key={category} scope="col" className={styles.category} {...stop('columnheader', -1, index)}>
                <span className={styles.label}>
                  <Words>{labels.category(category)}</Words>
                </span>
                {stoppable.has(category) && (
                  <span className={styles.everywhere}>{i18n._('consents.grid.everywhere')}</span>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <LongList
          as="tbody"
          items={rows}
          keyOf={({ brand }) => brand.brandId}
          keptKey={rows[here.row]?.brand.brandId}
          className={styles.body}
          rowClassName={styles.row}
        >
          {cells}
        </LongList>
      </table>

      <Dialog
        title={
          shown === undefined
            ? i18n._('consents.grid.everywhereTitle')
            : i18n._('consents.turnedTitle', { brand: shown.brand.name, what: labels.category(opened?.category ?? '') })
        }
        isOpen={opened !== null}
        onClose={() => setOpened(null)}
      >
        {shown !== undefined && opened !== null && (
          <CellUses brand={shown.brand} uses={shown.cells.get(opened.category)?.uses ?? []} actions={actions} />
        )}
        {column !== null && actions !== null && <TurnedList by="category" brands={everywhere ?? []} {...actions} />}
      </Dialog>
    </div>
  )
}

/** The place an event happened at; null outside of the cells. */
function placeOf(target: EventTarget): GridPlace | null {
  const text = target instanceof Element ? target.closest<HTMLElement>('[data-place]')?.dataset.place : undefined
  if (text === undefined) return null
  const [row, column] = text.split('|').map(Number)
  return { row: row ?? 0, column: column ?? 0 }
}

function elementAt(grid: HTMLElement | null, { row, column }: GridPlace): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-place="${row}|${column}"]`) ?? null
}
