import type { ReactNode } from 'react'
import { useIsNarrow } from '../../../ui/useIsNarrow.ts'
import type { UseLine } from '../useRow.ts'
import { BrandAccordion } from './BrandAccordion.tsx'
import type { GridBrand } from './consentGrid.ts'
import { GridTable } from './GridTable.tsx'

export type GridActions = {
  /** Every brand with all its uses: what is revoked everywhere, also where a search hides it. */
  readonly all: readonly GridBrand[]
  readonly isPreparing: (key: string) => boolean
  readonly onRevokeUse: (use: UseLine) => void
  /** Revokes a kind of data at every brand. */
  readonly onRevokeAll: (category: string) => void
  /** What became of the revocations of a kind of data. */
  readonly resultOf: (category: string) => ReactNode
}

export type GridViewProps = {
  readonly brands: readonly GridBrand[]
  /** Null where the brands are made up: they have no pages, and nothing of them can be revoked. */
  readonly actions: GridActions | null
}

/** Who may use what at a glance: brands by kinds of data; where that does not fit, brand by brand. */
export function GridView(props: GridViewProps) {
  return useIsNarrow() ? <BrandAccordion {...props} /> : <GridTable {...props} />
}
