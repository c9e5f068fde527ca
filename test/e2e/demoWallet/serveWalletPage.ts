import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deployment } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { buildDemoWallet } from '../../../scripts/buildDemoWallet.ts'
import { serveApp } from '../../../scripts/start/appServer.ts'
import { freePort } from '../../helpers/startAnvil.ts'

export type WalletPage = {
  readonly url: string
  readonly host: string
  /** The key `demo-wallet.json` holds; may be changed while the page is open. */
  walletKey: Hex
  close(): Promise<void>
}

/** A page that notes what wallets announce and what its policy forbids; its script runs before the wallet's. */
const indexHtml = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta id="react-aria-pressable-style" />
    <title>A page with a wallet</title>
    <script type="module" src="./page.js"></script>
  </head>
  <body>
    <main>
      <h1>A page with a wallet</h1>
      <button type="button" id="opener">Open</button>
      <div id="root"></div>
    </main>
  </body>
</html>
`

const pageScript = `window.announced = []
window.violations = []
window.addEventListener('eip6963:announceProvider', (event) => window.announced.push(event.detail))
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective))
`

/**
 * Builds the demo wallet and serves it the way the start command does, under the app's real headers, with a page of its own.
 *
 * @param options.script more of the page's script.
 */
export async function serveWalletPage(options: {
  readonly deployment: Deployment
  readonly chainUrl: string
  readonly walletKey: Hex
  readonly script?: string
}): Promise<WalletPage> {
  const folder = mkdtempSync(join(tmpdir(), 'consent-ledger-wallet-'))
  const demoWalletFile = join(folder, 'demo-wallet.js')
  await buildDemoWallet(demoWalletFile)
  mkdirSync(join(folder, 'app'))
  writeFileSync(join(folder, 'app/index.html'), indexHtml)
  writeFileSync(join(folder, 'app/page.js'), pageScript + (options.script ?? ''))

  const port = await freePort()
  const served = {
    ...options,
    port,
    appFolder: join(folder, 'app'),
    demoWalletFile,
    serviceUrl: 'http://127.0.0.1:9',
    localOrigins: {},
  }
  const server = serveApp(served)

  return {
    url: `http://localhost:${port}/`,
    host: `localhost:${port}`,
    get walletKey() {
      return served.walletKey
    },
    set walletKey(key) {
      served.walletKey = key
    },
    async close() {
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true })
    },
  }
}
