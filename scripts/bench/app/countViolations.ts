import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/** Counts what axe finds on the page as it stands, and says each finding. */
export async function countViolations(page: Page, say: (text: string) => void): Promise<number> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  for (const { id, nodes } of violations) say(`axe: ${page.url()}: ${id} (${nodes.length}): ${nodes[0]?.html ?? ''}`)
  return violations.length
}
