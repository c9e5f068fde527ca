/**
 * Brings the whole system up on this machine: a chain that is kept, the contracts, the public service, two fictional shops, and the app.
 * Ctrl-C or SIGTERM ends every process; the next start goes on where this one ended.
 */
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Deployment, parseDeployment } from '@consent-ledger/sdk'
import { Command, InvalidArgumentError } from 'commander'
import { createPublicClient, http, pad } from 'viem'
import { privateKeyToAddress } from 'viem/accounts'
import { serveApp } from './start/appServer.ts'
import {
  appFolder,
  buildApp,
  buildContracts,
  buildPrograms,
  buildWallet,
  demoWalletFile,
  serviceFile,
  shopFile,
} from './start/builds.ts'
import { type Child, startChild, stopChild, waitUntilReady } from './start/children.ts'
import { type EndpointMode, serveControls } from './start/controls.ts'
import { type LocalShop, localShops } from './start/localShops.ts'
import { openLocalState } from './start/localState.ts'
import { lockFolder } from './start/lockFolder.ts'
import { registerShop } from './start/registerShop.ts'
import { StartStopped, stopWith } from './start/stopWith.ts'
import { writeWhole } from './writeWhole.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const usualFolder = join(root, '.local/start')

function parseCount(text: string): number {
  if (!/^\d{1,5}$/.test(text)) throw new InvalidArgumentError('Give a whole number from 0 to 99999.')
  return Number(text)
}

function parsePort(text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port < 1024 || port > 65_535) {
    throw new InvalidArgumentError('Give a port from 1024 to 65535.')
  }
  return port
}

const options = new Command('npm start --')
  .description('Runs the whole system on this machine.')
  .option('--fresh', 'throw away the kept chain, shops and ports, and start over', false)
  .option('--json', 'print one line of JSON when everything is ready', false)
  .option('--state <folder>', 'where chain, data and ports are kept', usualFolder)
  .option('--customers <count>', 'generated customers of each brand at the first start', parseCount, 200)
  .option('--ports <first>', 'look for free ports from here on, also when an earlier start kept others', parsePort)
  .parse()
  .opts<{ fresh: boolean; json: boolean; state: string; customers: number; ports?: number }>()

const folder = resolve(options.state)
const began = Date.now()
const children: Child[] = []
const closers: (() => void)[] = []
let isEnding = false
let unlockFolder = (): void => {}
/** The chain process's own child: it must not outlive a chain process that was killed. */
let anvilPid: number | undefined

function say(text: string): void {
  if (!isEnding) process.stderr.write(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${text}\n`)
}

/** Ends everything in the order of dependence: whatever writes to the chain first, the chain last. */
async function end(code: number): Promise<never> {
  if (isEnding) return new Promise(() => {})
  isEnding = true
  for (const close of closers) close()
  const chain = children.filter(({ name }) => name === 'chain')
  await Promise.all(children.filter(({ name }) => name !== 'chain').map((child) => stopChild(child)))
  await Promise.all(chain.map((child) => stopChild(child, 30)))
  if (anvilPid !== undefined && chain.some((child) => child.process.signalCode !== null)) killIfAlive(anvilPid)
  unlockFolder()
  process.exit(code)
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It had ended already.
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    process.stderr.write('\nStopping …\n')
    void end(0)
  })
}
process.on('disconnect', () => void end(0))

function startProcess(name: string, script: string, env: Readonly<Record<string, string>>): Child {
  const child = startChild({
    name,
    command: process.execPath,
    args: ['--disable-warning=ExperimentalWarning', script],
    env,
    logFile: join(folder, `${name}.log`),
    onUnexpectedEnd: (which, lastLines) => {
      if (isEnding) return
      process.stderr.write(`\nStopped: ${which} ended by itself. Its last words:\n${lastLines.join('\n')}\n`)
      void end(1)
    },
  })
  children.push(child)
  return child
}

async function main(): Promise<void> {
  unlockFolder = lockFolder(folder)
  if (options.fresh) say('starting over: what an earlier start kept is thrown away')
  const { ports, keys, demoToken } = await openLocalState(folder, {
    isFresh: options.fresh,
    // A plain start is always found at the same place. Folders that do not run at the same moment should not choose the same ports.
    firstPort: options.ports ?? (folder === usualFolder ? 4_100 : randomInt(4_200, 4_900)),
    isMoving: options.ports !== undefined,
  })
  const chainUrl = `http://127.0.0.1:${ports.chain}`
  const serviceUrl = `http://127.0.0.1:${ports.service}`
  const appUrl = `http://localhost:${ports.app}`
  const deploymentFile = join(folder, 'deployment.json')
  const chainFile = join(folder, 'chain.json')
  const client = createPublicClient({ transport: http(chainUrl), pollingInterval: 200 })

  if (existsSync(deploymentFile) && !existsSync(chainFile)) {
    stopWith(`the kept chain (${chainFile}) is gone. Start over with: npm start -- --fresh`)
  }

  const builds = Promise.all([buildApp(say), buildWallet(say), buildPrograms(say)])
  builds.catch(() => {})
  await buildContracts(say)

  say(existsSync(chainFile) ? 'starting the local chain from where it ended …' : 'starting a new local chain …')
  const chain = startProcess('chain', join(root, 'scripts/start/chainProcess.ts'), {
    PORT: String(ports.chain),
    STATE_FILE: chainFile,
    HOME_DIR: join(folder, 'anvil'),
  })
  chain.process.on('message', (message) => {
    anvilPid = (message as { anvilPid: number }).anvilPid
  })
  await waitUntilReady(chain, 30)

  const deployment = await ensureDeployment(deploymentFile)
  const shops = localShops({ folder, ports, keys })
  const registered = await Promise.all(shops.map((shop) => registerShop({ client, chainUrl, deployment, shop, say })))

  await seedOnce(registered)
  await builds

  say('starting the public service and the shops …')
  let service = startService()
  const shopProcesses = registered.map(({ shop, brandId }) =>
    startProcess(shop.name, shopFile, {
      PORT: String(shop.port),
      SHOP: shop.name,
      BRAND_ID: brandId,
      RPC_URL: chainUrl,
      DEPLOYMENT: deploymentFile,
      OPERATOR_KEY: shop.operatorKey,
      DATA_DIR: shop.folder,
      APP_URL: appUrl,
      RELAY_URL: serviceUrl,
      DEMO_CONTROLS: '1',
      DEMO_TOKEN: demoToken,
    }),
  )
  await Promise.all([service, ...shopProcesses].map((child) => waitUntilReady(child, 30)))

  const appServer = serveApp({
    port: ports.app,
    appFolder,
    demoWalletFile,
    walletKey: keys.wallet,
    deployment,
    chainUrl,
    serviceUrl,
    localOrigins: Object.fromEntries(shops.map((shop) => [shop.domain, shop.origin])),
  })
  closers.push(() => appServer.close())

  let isPaused = false
  const endpointModes = new Map<string, EndpointMode>()
  const controls = serveControls({
    port: ports.controls,
    appUrl,
    shops: shops.map((shop) => ({ name: shop.title, url: shop.origin })),
    isServiceRunning: () => !service.isStopping,
    isChainPaused: () => isPaused,
    endpointMode: (name) => endpointModes.get(name) ?? 'answer',
    async setEndpointMode(name, mode) {
      const shop = shops.find(({ title }) => title === name) as LocalShop
      const response = await fetch(`http://127.0.0.1:${shop.port}/demo/endpoint`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'demo-token': demoToken },
        body: JSON.stringify({ mode }),
      })
      if (!response.ok) throw new Error(`${name} answered ${response.status}`)
      endpointModes.set(name, mode)
    },
    async startService() {
      if (!service.isStopping) return
      service = startService()
      await waitUntilReady(service, 30)
    },
    async stopService() {
      await stopChild(service)
    },
    pauseChain(pause) {
      if (pause !== isPaused) chain.process.kill('SIGUSR2')
      isPaused = pause
    },
  })
  closers.push(() => controls.close())

  report()

  function startService(): Child {
    return startProcess('service', serviceFile, {
      PORT: String(ports.service),
      HOST: '127.0.0.1',
      RPC_URL: chainUrl,
      DEPLOYMENT: deploymentFile,
      RELAY_KEY: keys.relay,
      DATA_DIR: join(folder, 'service'),
    })
  }

  async function ensureDeployment(file: string): Promise<Deployment> {
    if (existsSync(file)) {
      const kept = parseDeployment(readFileSync(file, 'utf8'))
      const code = await client.getCode({ address: kept.ledger })
      if (!code) stopWith('the kept chain does not know the contracts any more. Start over with: npm start -- --fresh')
      return kept
    }
    say('deploying the contracts …')
    for (const key of Object.values(keys)) {
      await client.request({
        method: 'anvil_setBalance',
        params: [privateKeyToAddress(key), '0x3635c9adc5dea00000'],
      } as never)
    }
    const { deploy } = await import('./deploy/deploy.ts')
    const { deployment } = await deploy({
      rpcUrl: chainUrl,
      privateKey: keys.deployer,
      // A new chain gets a ledger of its own: what browsers and shops kept from an older one must not seem to belong to it.
      salt: pad(privateKeyToAddress(keys.deployer)),
      finality: { safe: 1, finalized: 32 },
      out: file,
    })
    return deployment
  }

  /** Generated customers go in once per state folder; a start that was interrupted on the way begins again with a clean store. */
  async function seedOnce(brands: readonly { shop: LocalShop; brandId: string }[]): Promise<void> {
    await Promise.all(
      brands.map(async ({ shop, brandId }) => {
        const stamp = join(folder, `${shop.name}.seeded`)
        if (existsSync(stamp)) return
        rmSync(shop.folder, { recursive: true, force: true })
        say(`${shop.title}: recording ${options.customers} generated customers …`)
        const seeding = startProcess(`${shop.name}-seed`, 'scripts/seed.ts', {
          SHOP: shop.name,
          BRAND_ID: brandId,
          RPC_URL: chainUrl,
          DEPLOYMENT: deploymentFile,
          OPERATOR_KEY: shop.operatorKey,
          DATA_DIR: shop.folder,
          APP_URL: appUrl,
          CUSTOMERS: String(options.customers),
        })
        await waitUntilReady(seeding, 120)
        await stopChild(seeding)
        children.splice(children.indexOf(seeding), 1)
        writeWhole(stamp, `${options.customers}\n`)
        say(`${shop.title}: recorded`)
      }),
    )
  }

  function report(): void {
    if (options.json) {
      process.stdout.write(
        `${JSON.stringify({
          ready: true,
          app: appUrl,
          service: serviceUrl,
          chain: chainUrl,
          chainId: deployment.chainId,
          ledger: deployment.ledger,
          verifier: deployment.verifier,
          brands: registered.map(({ shop, brandId }) => ({ brandId, name: shop.title, url: shop.origin })),
          controls: `http://localhost:${ports.controls}`,
        })}\n`,
      )
      return
    }
    say('ready')
    const [store, pharmacy] = shops as [LocalShop, LocalShop]
    process.stdout.write(`
  Start here   ${store.origin}     ${store.title}, a fictional department store
               ${pharmacy.origin}     ${pharmacy.title}, a fictional pharmacy
  The app      ${appUrl}/     what brands may use, and how to stop it
  Auditors     ${appUrl}/#/audit
  Break it     http://localhost:${ports.controls}     switch off a shop's endpoint, the service or the chain
  The chain    ${chainUrl}     chain ${deployment.chainId}, ledger ${deployment.ledger}

  Everything runs on this machine alone; the wallet holds play money. Ctrl-C ends it, the next start goes on from here.
`)
  }
}

try {
  await main()
} catch (error) {
  // What fails while everything is being ended is no failure.
  if (isEnding) await end(0)
  else if (error instanceof StartStopped) process.stderr.write(`\nStopped: ${error.message}\n`)
  else process.stderr.write(`\nStopped by an unexpected error: ${(error as Error).stack ?? error}\n`)
  await end(1)
}
