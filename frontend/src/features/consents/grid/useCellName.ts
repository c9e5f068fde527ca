import { useLingui } from '@lingui/react'
import { formatDate } from '../../../ui/formatDate.ts'
import { useLabels } from '../useLabels.ts'
import { useStatusWord } from '../useStatusWord.ts'
import type { GridCell } from './consentGrid.ts'

/** What a cell is called: "Kaufhaus Nord, e-mail address: allowed for 2 purposes, until 12 March 2027". */
export function useCellName() {
  const { i18n } = useLingui()
  const labels = useLabels()
  const statusWord = useStatusWord()

  return (brand: string, category: string, cell: GridCell | undefined): string => {
    const where = { brand, category: labels.category(category) }
    if (cell === undefined) return i18n._('consents.grid.cell.never', where)
    const { purposes, until, status } = cell
    if (until === null) return i18n._('consents.grid.cell.none', { ...where, status: statusWord(status) })
    const values = { ...where, purposes, until: formatDate(until, i18n.locales as string) }
    if (status === 'allowed') return i18n._('consents.grid.cell.allowed', values)
    return i18n._('consents.grid.cell.allowedBut', { ...values, status: statusWord(status) })
  }
}
