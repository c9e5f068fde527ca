import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createChain } from './chain/createChain.ts'
import type { Config } from './config.ts'
import { ConfigurationError } from './configurationError.ts'
import { createLogger } from './createLogger.ts'
import { createMetrics } from './createMetrics.ts'
import { openDatabase } from './database/openDatabase.ts'
import { createApp } from './http/createApp.ts'
import { createIndex } from './index/createIndex.ts'
import { readHealth } from './readHealth.ts'
import { createRelay } from './relay/createRelay.ts'
import { createRelayWallet } from './relay/relayWallet.ts'
import { startLoop } from './startLoop.ts'

/** A running service. */
export type Service = {
  readonly url: string
  /** Answers what has been asked, lets the current steps end, and closes the database. */
  stop(): Promise<void>
}

/**
 * Starts the service. The chain need not be reachable: requests are taken, and the loops try until it is.
 * @param config as read from the environment
 * @param options.rebuildIndex read the index anew from the deployment on
 * @returns the service, listening
 * @throws {ConfigurationError} when the port or the data directory cannot be used
 */
export async function startService(config: Config, { rebuildIndex = false } = {}): Promise<Service> {
  const logger = createLogger(config.logLevel)
  const metrics = createMetrics()
  const database = await openDatabase(config.dataDirectory)
  const chain = createChain(config)
  const wallet = createRelayWallet({ chain, key: config.relayKey, maxFeePerGas: config.maxFeePerGas })
  const index = createIndex({
    database,
    chain,
    onRollback: (blocks) => logger.warn({ blocks }, 'the index rolled back after a reorg'),
  })
  if (rebuildIndex) await index.rebuild()
  const { batchSize, replaceAfter, lowBalance } = config
  const relay = createRelay({ database, chain, wallet, batchSize, replaceAfter, logger, metrics })

  let wakeRelay = () => {}
  const app = createApp({
    config,
    database,
    chain,
    logger,
    metrics,
    wakeRelay: () => wakeRelay(),
    readHealth: () =>
      readHealth(
        { database, chain, index, relay, relayAddress: wallet.address, lowBalance },
        Math.floor(Date.now() / 1000),
      ),
  })
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { requestTimeout: 30_000 } }) as Server
  try {
    server.listen(config.port, config.host)
    await once(server, 'listening')
  } catch (cause) {
    await database.destroy()
    const isPort = ['EADDRINUSE', 'EACCES'].includes((cause as NodeJS.ErrnoException).code ?? '')
    if (isPort) throw new ConfigurationError('PORT', `names a port that is not free: ${config.port}.`, { cause })
    throw new ConfigurationError('HOST', `names an address that cannot be listened on: ${config.host}.`, { cause })
  }
  const { address, family, port } = server.address() as AddressInfo
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`

  // The same failure at every poll is one line in the log, and one more when it is over.
  function report(name: string) {
    let isFailing = false
    return {
      failed(error: unknown) {
        if (!isFailing) logger.warn({ error, loop: name }, 'a step failed; it is tried again')
        isFailing = true
      },
      async succeeded<Result>(result: Promise<Result>): Promise<Result> {
        const value = await result
        if (isFailing) logger.info({ loop: name }, 'steps succeed again')
        isFailing = false
        return value
      },
    }
  }
  const relayReport = report('relay')
  const indexReport = report('index')
  const interval = config.pollInterval
  const relayLoop = startLoop({ interval, run: () => relayReport.succeeded(relay.step()), onError: relayReport.failed })
  const indexLoop = startLoop({ interval, run: () => indexReport.succeeded(index.step()), onError: indexReport.failed })
  wakeRelay = relayLoop.wake
  logger.info({ url, chainId: config.deployment.chainId, relay: wallet.address }, 'the service listens')

  return {
    url,
    async stop() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      await Promise.all([relayLoop.stop(), indexLoop.stop()])
      const timer = setTimeout(() => server.closeAllConnections(), 1_000)
      await closed
      clearTimeout(timer)
      await database.destroy()
      logger.info('the service has stopped')
    },
  }
}
