/*
 * How to add a feature
 * 1. features/<noun>/ holds its components, hooks and queries.ts. Features never import each other, only ui/, config/ and the SDK.
 * 2. app/pages/<Name>Page.tsx joins features: it calls the hooks (useCustomer from config/customer.ts, …) and hands results down.
 * 3. Add the page's route to app/router.tsx (lazy: one chunk per page) and, if it has a door in the header, to app/doors.ts.
 * 4. Words: features/<noun>/messages/{en,de,nl}.ts, ids start with the noun ('consents.revoke'). Use them as a literal:
 *    const { i18n } = useLingui(); i18n._('consents.count', { count }). ICU plurals work. test/frontend/messages.test.ts
 *    fails on a missing or unused id, on du/je and on placeholders that differ. Pages use app/messages or a feature's words.
 * 5. Errors become words in ui/errorMessage.ts only, by class; show them with <ErrorMessage error onRetry>.
 * 6. Chain reads: useReadClient(), useEnv() for addresses, useHead() for the newest block, TanStack Query for the rest.
 * 7. The start page is drawn without router, node or wallet (main.tsx): all else is fetched once it is there or another page is
 *    asked for (openApp.tsx). What the first screen of #/me does not show is fetched later still (ui/laterComponent.tsx, PageWords of config/language.ts):
 *    test/frontend/bundle.test.ts holds the budget, npm run bench:app measures the rest.
 * 8. No inline styles, no <style>, no request but to node, relay and the brand at hand. CSS Modules with ui/tokens.css.
 */
import { i18n } from '@lingui/core'
import { createRoot } from 'react-dom/client'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { fetchConfig } from '../config/fetchConfig.ts'
import { activateLanguage, preferredLanguage } from '../config/language.ts'
import { applyTheme, storedTheme } from '../config/theme.ts'
import { FramedPage } from './FramedPage.tsx'
import { fetchAhead } from './fetchAhead.ts'
import { StartFailure } from './StartFailure.tsx'
import { Welcome } from './Welcome.tsx'

const root = createRoot(document.getElementById('app') as HTMLElement)
const isStartPage = () => /^#?\/?$/.test(location.hash)

async function start() {
  applyTheme(storedTheme())
  const words = activateLanguage(preferredLanguage(), { remember: false })
  if (window.top !== window.self) {
    await words
    return root.render(<FramedPage />)
  }
  if (isStartPage()) {
    await words
    root.render(<Welcome i18n={i18n} isLeaving={false} />)
    await leaveStartPage()
    root.render(<Welcome i18n={i18n} isLeaving />)
  } else fetchAhead()

  const [{ openApp }, config] = await Promise.all([import('./openApp.tsx'), fetchConfig(), words])
  root.render(openApp({ config, i18n }))
}

/** Waits until another page is asked for; once this one has come to rest, what that needs is fetched. */
async function leaveStartPage(): Promise<void> {
  const rest = setTimeout(fetchAhead, 2_000)
  const controller = new AbortController()
  await new Promise<void>((resolve) => {
    addEventListener('hashchange', () => !isStartPage() && resolve(), { signal: controller.signal })
  })
  controller.abort()
  clearTimeout(rest)
}

start().catch(async (error: unknown) => {
  await activateLanguage(preferredLanguage(), { remember: false }).catch(() => undefined)
  root.render(<StartFailure error={error} />)
})
