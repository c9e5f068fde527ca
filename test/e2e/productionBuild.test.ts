import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { buildDemoWallet } from '../../scripts/buildDemoWallet.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

/** Words that the demo wallet cannot do without. */
const traces = ['demo-wallet', 'Demo wallet', 'worth nothing']

describe('the production build', function () {
  this.timeout(120_000)

  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'consent-ledger-build-'))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('holds no trace of the demo wallet', async () => {
    const walletFile = join(folder, 'demo-wallet.js')
    await buildDemoWallet(walletFile)
    const wallet = readFileSync(walletFile, 'utf8')

    for (const trace of traces) expect(wallet.includes(trace), trace).to.equal(true)

    const outDir = join(folder, 'app')
    const { VITE_LOCAL_CHAIN: _, ...env } = process.env
    await promisify(execFile)(
      process.execPath,
      [vite, 'build', 'frontend', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'error'],
      { cwd: root, env: { ...env, NODE_ENV: 'production' } },
    )
    const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.some(({ name }) => name.endsWith('.js'))).to.equal(true)
    for (const { parentPath, name } of files) {
      const content = readFileSync(join(parentPath, name), 'latin1')
      for (const trace of traces) expect(content.includes(trace), `${trace} in ${name}`).to.equal(false)
    }
  })
})
