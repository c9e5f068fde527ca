import type { I18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode } from 'react'
import { I18nProvider as AriaI18nProvider } from 'react-aria-components/I18nProvider'
import { type Config, WagmiProvider } from 'wagmi'
import { EnvContext } from '../config/EnvContext.ts'
import type { Env } from '../config/env.ts'
import { type Language, languageTags } from '../config/language.ts'
import { UnlockProvider } from '../features/unlock/UnlockProvider.tsx'
import { CustomerProviders } from './CustomerProviders.tsx'
import { router } from './router.tsx'

type AppProps = { readonly env: Env; readonly wagmiConfig: Config; readonly i18n: I18n }

const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 1, refetchOnWindowFocus: true }, mutations: { retry: false } },
})

/** The providers, outermost first, round the router. */
export function App(props: AppProps) {
  return (
    <StrictMode>
      <EnvContext value={props.env}>
        <I18nProvider i18n={props.i18n}>
          <WidgetLanguage>
            <WagmiProvider config={props.wagmiConfig} reconnectOnMount={false}>
              <QueryClientProvider client={queryClient}>
                <UnlockProvider>
                  <CustomerProviders>
                    <RouterProvider router={router} />
                  </CustomerProviders>
                </UnlockProvider>
              </QueryClientProvider>
            </WagmiProvider>
          </WidgetLanguage>
        </I18nProvider>
      </EnvContext>
    </StrictMode>
  )
}

function WidgetLanguage(props: { readonly children: ReactNode }) {
  const { i18n } = useLingui()
  return <AriaI18nProvider locale={languageTags[i18n.locale as Language]}>{props.children}</AriaI18nProvider>
}
