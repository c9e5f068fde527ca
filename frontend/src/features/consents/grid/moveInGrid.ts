/** A place in the grid: row -1 holds the kinds of data, column -1 the brands. */
export type GridPlace = { readonly row: number; readonly column: number }

/** Rows that Page Up and Page Down go. */
const page = 10

/**
 * Where a key leads in a grid.
 *
 * @param size numbers of rows and columns, without the headings.
 * @returns the place, which at an edge is the same; null when the key is not for moving.
 * @see WAI-ARIA Authoring Practices, "Grid Pattern": data grids
 */
export function moveInGrid(
  from: GridPlace,
  press: { readonly key: string; readonly ctrlKey: boolean },
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const to = (row: number, column: number): GridPlace => ({
    row: Math.min(Math.max(row, -1), size.rows - 1),
    column: Math.min(Math.max(column, -1), size.columns - 1),
  })
  const { row, column } = from
  switch (press.key) {
    case 'ArrowUp':
      return to(row - 1, column)
    case 'ArrowDown':
      return to(row + 1, column)
    case 'ArrowLeft':
      return to(row, column - 1)
    case 'ArrowRight':
      return to(row, column + 1)
    case 'PageUp':
      return to(row - page, column)
    case 'PageDown':
      return to(row + page, column)
    case 'Home':
      return press.ctrlKey ? to(-1, -1) : to(row, -1)
    case 'End':
      return press.ctrlKey ? to(size.rows, size.columns) : to(row, size.columns)
    default:
      return null
  }
}
