import type { I18n } from '@lingui/core'
import type { ReactNode } from 'react'
import { isLocalBuild, parseEnv } from '../config/env.ts'
import { storedNode, withOwnNode } from '../config/ownNode.ts'
import { createWagmiConfig } from '../config/wagmi.ts'
import { App } from './App.tsx'

/**
 * The whole app under a configuration: everything the start page does without is fetched with this file.
 *
 * @param options.config the content of `config.json`.
 * @throws {ConfigurationError} naming the first wrong field.
 */
export function openApp(options: { readonly config: unknown; readonly i18n: I18n }): ReactNode {
  const env = withOwnNode(parseEnv(options.config, { isLocalBuild }), storedNode())
  return <App env={env} wagmiConfig={createWagmiConfig(env)} i18n={options.i18n} />
}
