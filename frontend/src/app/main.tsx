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
 * 7. What the first screen does not show is fetched later (ui/laterComponent.tsx, PageWords of config/language.ts):
 *    test/frontend/bundle.test.ts holds the budget, npm run bench:app measures the rest.
 * 8. No inline styles, no <style>, no request but to node, relay and the brand at hand. CSS Modules with ui/tokens.css.
 */
import { i18n } from '@lingui/core'
import { createRoot } from 'react-dom/client'
import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { loadEnv } from '../config/env.ts'
import { activateLanguage, preferredLanguage } from '../config/language.ts'
import { applyTheme, storedTheme } from '../config/theme.ts'
import { createWagmiConfig } from '../config/wagmi.ts'
import { App } from './App.tsx'
import { StartFailure } from './StartFailure.tsx'

const root = createRoot(document.getElementById('app') as HTMLElement)

async function start() {
  applyTheme(storedTheme())
  const [env] = await Promise.all([loadEnv(), activateLanguage(preferredLanguage(), { remember: false })])
  root.render(<App env={env} wagmiConfig={createWagmiConfig(env)} i18n={i18n} />)
}

start().catch(async (error: unknown) => {
  await activateLanguage(preferredLanguage(), { remember: false }).catch(() => undefined)
  root.render(<StartFailure error={error} />)
})
