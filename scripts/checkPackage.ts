/** Tries the SDK as a brand gets it: packed, installed with npm in a fresh folder, compiled against and run. See docs/decisions/0013. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { toHex } from 'viem'
import { anvilBinary, anvilFlags } from './anvilBinary.ts'
import { deploy } from './deploy/deploy.ts'
import { buildPackage } from './package/buildPackage.ts'
import { findNode24 } from './package/findNode24.ts'
import { lintPackage } from './package/lintPackage.ts'
import { PackageError } from './package/packageError.ts'
import { packFolder } from './package/packFolder.ts'
import { compileConsumer, installPackage, runConsumer } from './package/tryPackage.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** The first account of every anvil: known to everybody, worthless elsewhere. */
const developmentKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'

const command = new Command('check:package')
  .description(
    'Packs the SDK, installs the tarball in a fresh folder, and compiles and runs a program there on Node 22 and 24.',
  )
  .option('--json', 'print one line of JSON')
  .addHelpText(
    'after',
    `
Packages come from npm, Node 24 too. Progress goes to stderr, the answer to stdout.
Exit codes: 0 all is well; 1 something is wrong with the package; 2 bad input.`,
  )
  .exitOverride()

/** Runs anvil while the task runs. */
async function withChain<result>(folder: string, task: (rpcUrl: string) => Promise<result>): Promise<result> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  const child = spawn(anvilBinary(), ['--host', '127.0.0.1', '--port', `${port}`, ...anvilFlags], {
    stdio: 'ignore',
    env: { ...process.env, HOME: folder },
  })
  const end = () => child.kill()
  process.once('exit', end)
  try {
    const rpcUrl = `http://127.0.0.1:${port}`
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_chainId' })
    const ask = () => fetch(rpcUrl, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    for (let attempt = 1; (await ask().catch(() => null)) === null; attempt++) {
      if (attempt === 300 || child.exitCode !== null) throw new PackageError('The local chain does not start.')
      await sleep(50)
    }
    return await task(rpcUrl)
  } finally {
    process.removeListener('exit', end)
    const exited = child.exitCode === null ? once(child, 'exit') : null
    end()
    await exited
  }
}

async function main(args: readonly string[]): Promise<void> {
  const { json } = command.parse(args, { from: 'user' }).opts<{ json?: true }>()
  const began = Date.now()
  const steps: { readonly step: string; readonly seconds: number }[] = []
  async function step<result>(title: string, task: () => result | Promise<result>): Promise<result> {
    const start = Date.now()
    const done = await task()
    const seconds = Math.round((Date.now() - start) / 100) / 10
    steps.push({ step: title, seconds })
    process.stderr.write(`${title}: ${seconds} s\n`)
    return done
  }

  mkdirSync(join(root, '.local'), { recursive: true })
  const built = mkdtempSync(join(root, '.local/package-'))
  const fresh = mkdtempSync(join(tmpdir(), 'consent-ledger-fresh-'))
  const clean = () => {
    for (const folder of [built, fresh]) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', clean)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

  const folder = join(built, 'sdk')
  const node24 = findNode24()
  // What goes wrong is told where it is awaited.
  node24.catch(() => undefined)
  await step('build', () => buildPackage(folder))
  const tarball = await step('npm pack', () => packFolder(folder, built))
  const [problems] = await Promise.all([
    step('publint, Are the types wrong?', () => lintPackage(folder, tarball.path)),
    step('npm install', () => installPackage(fresh, tarball.path)),
  ])
  if (problems.length > 0) throw new PackageError(problems.join('\n\n'))
  await step('tsc, moduleResolution node16', () => compileConsumer(fresh, 'node16'))
  await step('tsc, moduleResolution bundler', () => compileConsumer(fresh, 'bundler'))
  const nodes = [process.execPath, await node24]
  const versions = await step('run on Node 22 and 24', () =>
    withChain(built, async (rpcUrl) => {
      const out = join(built, 'deployment.json')
      const finality = { safe: 1, finalized: 8 }
      await deploy({ rpcUrl, privateKey: developmentKey, finality, idle: true, out })
      const tried: string[] = []
      for (const [index, node] of nodes.entries()) {
        const env = { RPC_URL: rpcUrl, DEPLOYMENT: out, SALT: toHex(index + 1, { size: 32 }) }
        tried.push(await runConsumer(fresh, node, env))
      }
      return tried
    }),
  )

  const seconds = Math.round((Date.now() - began) / 1_000)
  const { files, size, unpackedSize } = tarball
  const answer = { ok: true, nodes: versions, size, unpackedSize, files: files.length, steps, seconds }
  process.stdout.write(
    json ? `${JSON.stringify(answer)}\n` : `The package works on ${versions.join(' and ')} (${seconds} s).\n`,
  )
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  // Commander has printed what is wrong; help ends well.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof PackageError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  } else throw error
}
