import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LongList } from '../../../frontend/src/ui/LongList.tsx'

/** Rows of many heights, as brands with few and with many uses have. */
const items = Array.from({ length: 500 }, (_, index) => index + 1)
const heightOf = (item: number) => 40 + ((item * 37) % 160)

const row = (item: number) => <p style={{ blockSize: heightOf(item), margin: 0 }}>row {item}</p>
const cell = (item: number) => <td style={{ display: 'block', blockSize: heightOf(item) }}>row {item}</td>

/** A list that scrolls with the window (`#list`), or a table that scrolls in itself (`#table`). */
function Rows() {
  if (location.hash === '#list')
    return (
      <LongList items={items} keyOf={String}>
        {row}
      </LongList>
    )
  return (
    <table style={{ display: 'block', blockSize: 500, overflow: 'auto' }}>
      <LongList as="tbody" items={items} keyOf={String} keptKey="1">
        {cell}
      </LongList>
    </table>
  )
}

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <Rows />
  </StrictMode>,
)
