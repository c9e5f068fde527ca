import type { ReactNode } from 'react'
import { useIsNarrow } from '../../../ui/useIsNarrow.ts'
import type { BrandConsents } from '../brandConsents.ts'
import type { UseRow } from '../useRow.ts'
import { BrandAccordion } from './BrandAccordion.tsx'
import { GridTable } from './GridTable.tsx'

export type GridViewProps = {
  readonly brands: readonly BrandConsents[]
  readonly isPreparing: (key: string) => boolean
  readonly onRevokeUse: (use: UseRow) => void
  /** Revokes a kind of data at every brand. */
  readonly onRevokeAll: (category: string) => void
  /** What became of the revocations of a kind of data. */
  readonly resultOf: (category: string) => ReactNode
}

/** Who may use what at a glance: brands by kinds of data; where that does not fit, brand by brand. */
export function GridView(props: GridViewProps) {
  return useIsNarrow() ? <BrandAccordion {...props} /> : <GridTable {...props} />
}
