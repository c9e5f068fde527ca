import { type Browser, chromium } from 'playwright-core'
import { chromiumFlags, findChromium } from '../../scripts/chromium.ts'

/** Starts a real headless Chromium. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({
    executablePath,
    args: [...chromiumFlags],
    env: { ...process.env, ...env } as Record<string, string>,
  })
}
