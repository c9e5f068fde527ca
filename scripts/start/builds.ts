import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeWhole } from '../writeWhole.ts'
import { stopWith } from './stopWith.ts'

const require = createRequire(import.meta.url)
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const skipped = new Set(['node_modules', 'dist', 'artifacts', 'cache'])

/** Where builds of the start command go; shared by all state folders. */
export const buildFolder = join(root, '.local/build')

function* filesBelow(path: string): Generator<string> {
  if (statSync(path).isFile()) yield path
  else {
    for (const name of readdirSync(path).sort()) {
      if (!skipped.has(name)) yield* filesBelow(join(path, name))
    }
  }
}

/** A hash of everything a build reads and of where it lies, which programs hold: the same hash means that the build is there already. */
function stampOf(inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version).update(root)
  for (const input of inputs) {
    for (const file of filesBelow(join(root, input))) hash.update(relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex')
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>, title: string): Promise<void> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) stopWith(`${title} failed:\n${output.split('\n').slice(-30).join('\n')}`)
}

async function unlessBuilt(
  name: string,
  inputs: readonly string[],
  results: readonly string[],
  say: (text: string) => void,
  build: () => Promise<void>,
): Promise<void> {
  const stampFile = join(buildFolder, `${name}.stamp`)
  const stamp = stampOf(inputs)
  const isBuilt = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
  if (isBuilt && results.every((path) => existsSync(path))) return
  const began = Date.now()
  say(`building the ${name} …`)
  await build()
  writeWhole(stampFile, stamp)
  say(`built the ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s`)
}

/** Compiles the contracts unless that has been done for these sources. */
export function buildContracts(say: (text: string) => void): Promise<void> {
  const artifact = join(root, 'artifacts/contracts/ConsentLedger.sol/ConsentLedger.json')
  return unlessBuilt('contracts', ['contracts', 'hardhat.config.ts', 'package-lock.json'], [artifact], say, () =>
    run(
      [join(dirname(require.resolve('hardhat/package.json')), 'dist/src/cli.js'), 'build', '--no-tests'],
      {},
      'compiling the contracts',
    ),
  )
}

/** The app as its production build, with the allowance for local brands that only chain 31337 gets. */
export const appFolder = join(buildFolder, 'app')

/** Builds the app unless that has been done for these sources. */
export function buildApp(say: (text: string) => void): Promise<void> {
  return buildInto(appFolder, 'app', { VITE_LOCAL_CHAIN: 'true' }, say)
}

/** The app as it is deployed, without any allowance, and with vite's list of which file needs which. */
export const productionFolder = join(buildFolder, 'production')

/** Builds the app as it is deployed unless that has been done for these sources. */
export function buildProduction(say: (text: string) => void): Promise<void> {
  return buildInto(productionFolder, 'production app', { VITE_LOCAL_CHAIN: '' }, say)
}

function buildInto(
  folder: string,
  name: string,
  env: Readonly<Record<string, string>>,
  say: (text: string) => void,
): Promise<void> {
  const inputs = ['frontend', 'sdk/src', 'package-lock.json']
  const manifest = env.VITE_LOCAL_CHAIN === '' ? ['--manifest'] : []
  return unlessBuilt(name, inputs, [join(folder, 'index.html')], say, async () => {
    const fresh = `${folder}.new`
    await run(
      [
        join(dirname(require.resolve('vite/package.json')), 'bin/vite.js'),
        'build',
        'frontend',
        '--outDir',
        fresh,
        '--emptyOutDir',
        '--logLevel',
        'error',
        ...manifest,
      ],
      { ...env, NODE_ENV: 'production' },
      `building the ${name}`,
    )
    // Whoever is being served meanwhile keeps the old files until the new ones are whole.
    rmSync(folder, { recursive: true, force: true })
    renameSync(fresh, folder)
  })
}

/** The demo wallet's one script. It is never part of the app's build: only the start command's server adds it. */
export const demoWalletFile = join(buildFolder, 'demo-wallet.js')

/** Bundles the demo wallet unless that has been done for these sources. */
export function buildWallet(say: (text: string) => void): Promise<void> {
  const inputs = ['examples/wallet', 'scripts/buildDemoWallet.ts', 'package-lock.json']
  return unlessBuilt('demo wallet', inputs, [demoWalletFile], say, async () => {
    const { buildDemoWallet } = await import('../buildDemoWallet.ts')
    await buildDemoWallet(demoWalletFile)
  })
}

/** The programs the start command runs beside itself, each one file. */
export const serviceFile = join(buildFolder, 'programs/service.js')
export const shopFile = join(buildFolder, 'programs/shop.js')

/** Bundles these programs unless that has been done for these sources. */
export function buildPrograms(say: (text: string) => void): Promise<void> {
  const inputs = ['service/src', 'examples/shop', 'sdk/src', 'scripts/start/bundleProgram.ts', 'package-lock.json']
  return unlessBuilt('programs', inputs, [serviceFile, shopFile], say, async () => {
    const { bundleProgram } = await import('./bundleProgram.ts')
    await bundleProgram('service/src/main.ts', serviceFile)
    await bundleProgram('examples/shop/main.ts', shopFile)
  })
}

/** Builds whatever has not been built for these sources. */
export async function buildAll(say: (text: string) => void): Promise<void> {
  await buildContracts(say)
  await Promise.all([buildApp(say), buildWallet(say), buildPrograms(say)])
  await buildProduction(say)
}
