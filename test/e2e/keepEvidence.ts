import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Suite } from 'mocha'
import type { Page } from 'playwright-core'

const results = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), '.local/test-results')

/** Whether each test of a suite has passed or was left out: a hook that fails leaves tests that never ran. */
export function hasPassed(suite: Suite): boolean {
  return suite.tests.every((test) => test.isPassed() || test.isPending()) && suite.suites.every(hasPassed)
}

/**
 * Leaves what a failure can be understood by in `.local/test-results`, the logs of a start and a picture of each page, and says where the pages
 * are and what they show.
 *
 * @param name begins the names of the pictures
 * @param folder of the start
 */
export async function keepEvidence(name: string, folder: string | undefined, pages: readonly Page[]): Promise<void> {
  mkdirSync(results, { recursive: true })
  const logs = folder === undefined ? [] : readdirSync(folder).filter((file) => file.endsWith('.log'))
  for (const log of logs) copyFileSync(join(folder as string, log), join(results, log))
  for (const [index, page] of pages.entries()) {
    const path = join(results, `${name}-${index + 1}.png`)
    await page.screenshot({ path, fullPage: true, timeout: 5_000 }).catch(() => {})
    const text = await page.locator('body').textContent({ timeout: 5_000 }).catch(String)
    process.stdout.write(`      ${path}\n      ${page.url()}: ${(text ?? '').replace(/\s+/g, ' ').slice(0, 400)}\n`)
  }
}
