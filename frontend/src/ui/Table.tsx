import type { ReactNode } from 'react'
import styles from './Table.module.css'
import { useIsNarrow } from './useIsNarrow.ts'

type TableProps = {
  /** What the table is of; read before it and shown above it unless hidden. */
  readonly caption: string
  readonly isCaptionHidden?: boolean
  readonly columns: readonly { readonly key: string; readonly name: string; readonly isNumber?: boolean }[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[]
}

/** A plain table; the first cell of a row is its heading. Where it has no room, each row is an entry of a list. */
export function Table(props: TableProps) {
  return useIsNarrow() ? <Entries {...props} /> : <WideTable {...props} />
}

function Entries(props: TableProps) {
  return (
    <>
      {!props.isCaptionHidden && <p className={styles.caption}>{props.caption}</p>}
      <ul className={styles.entries} aria-label={props.caption}>
        {props.rows.map((row) => (
          <li key={row.key} className={styles.entry}>
            <dl className={styles.cells}>
              {row.cells.map((cell, index) => (
                <div key={props.columns[index]?.key}>
                  <dt>{props.columns[index]?.name}</dt>
                  <dd>{cell}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}

function WideTable(props: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} aria-label={props.caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={props.isCaptionHidden ? 'visually-hidden' : styles.caption}>{props.caption}</caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.key} scope="col" className={column.isNumber ? styles.number : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => {
                const column = props.columns[index]
                const className = column?.isNumber ? styles.number : undefined
                return index === 0 ? (
                  <th key={column?.key} scope="row" className={className}>
                    {cell}
                  </th>
                ) : (
                  <td key={column?.key} className={className}>
                    {cell}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
