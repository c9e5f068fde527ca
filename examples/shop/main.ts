/** The example shop as a process: one brand, its guard, its pages. */
import { setTimeout as sleep } from 'node:timers/promises'
import { ConsentLedgerError } from '@consent-ledger/sdk'
import { createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
import { serve } from '@hono/node-server'
import pino from 'pino'
import { createPublicClient, createWalletClient, defineChain, http } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { brandOf } from './brandOf.ts'
import { buildCatalogue } from './catalogue/buildCatalogue.ts'
import { ConfigurationError, readConfig } from './config.ts'
import { consentDatabase } from './data/consentDatabase.ts'
import { openShopData } from './data/shopData.ts'
import { createShop } from './http/createShop.ts'
import { windowsOf } from './offers/windowsOf.ts'

function stop(message: string, code: number): never {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

function configured() {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    return stop(error.message, 2)
  }
}

const config = configured()
const logger = pino({ base: { shop: config.shop } }, pino.destination(2))
const chain = defineChain({
  id: config.deployment.chainId,
  name: `chain ${config.deployment.chainId}`,
  nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
  rpcUrls: { default: { http: [config.rpcUrl] } },
})

const data = openShopData(config.folder, buildCatalogue(config.shop), windowsOf(config.shop, config.brandId))
const guard = await createGuard({
  client: createPublicClient({ chain, transport: http() }),
  deployment: config.deployment,
  brandId: config.brandId,
  store: sqliteStore(consentDatabase(config.folder)),
  operator: createWalletClient({ chain, transport: http(), account: privateKeyToAccount(config.operatorKey) }),
  appUrl: config.appUrl,
  relayUrl: config.relayUrl,
  policy: {
    pollInterval: 500,
    recordInterval: 2_000,
    recordUsesInterval: 15_000,
    // The clock of a local chain may be set ahead by its control page.
    ...(config.deployment.chainId === 31_337 ? { maxClockSkew: Number.POSITIVE_INFINITY } : {}),
  },
  logger,
}).catch((error: unknown) => {
  if (!(error instanceof ConsentLedgerError)) throw error
  return stop(error.message, 1)
})

let port = config.port
const shop = createShop({ config, guard, data, port: () => port })
const server = serve({ fetch: shop.fetch, port, hostname: '127.0.0.1' }, (address) => {
  port = address.port
  process.stdout.write(`${JSON.stringify({ ready: true, url: `http://${brandOf(config.shop).domain}:${port}` })}\n`)
})
server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error
  stop(`PORT names a port that is not free: ${config.port}.`, 2)
})

let isEnding = false
async function end(): Promise<void> {
  if (isEnding) return
  isEnding = true
  server.close()
  await Promise.race([guard.close(), sleep(5_000)])
  data.close()
  process.exit(0)
}
for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
process.on('SIGINT', () => {}) // Ctrl-C reaches the whole terminal group: the start command ends its processes in order.
if (process.connected) process.on('disconnect', () => void end())
