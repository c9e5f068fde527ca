import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { buildProduction, buildWallet, demoWalletFile, productionFolder } from '../../scripts/start/builds.ts'

/** Bytes of all scripts the browser needs until `#/me` can show its list, packed with gzip. `npm run bench:app` counts the fetched ones. */
const budget = 260_000

/** The same for the start page, which comes before everything else. */
const startBudget = 86_000

type Chunk = {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

describe('the first screen', () => {
  let manifest: Readonly<Record<string, Chunk>>
  let start: readonly string[]
  let files: readonly string[]

  const chunkOf = (key: string): Chunk => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`${key} is not in the manifest`)
    return chunk
  }
  const readScript = (file: string) => readFileSync(join(productionFolder, file))

  const bytesOf = (names: readonly string[]) =>
    names.map((file) => gzipSync(readScript(file), { level: 9 }).length).reduce((sum, size) => sum + size, 0)

  /** The files some chunks need: their own and those they import, each once. */
  function filesOf(keys: readonly string[]): readonly string[] {
    const found = new Set<string>()
    const visit = (key: string): void => {
      if (found.has(key)) return
      found.add(key)
      chunkOf(key).imports?.forEach(visit)
    }
    keys.forEach(visit)
    return [...new Set([...found].map((key) => chunkOf(key).file))]
  }

  before(async () => {
    await buildProduction(() => undefined)
    manifest = JSON.parse(readFileSync(join(productionFolder, '.vite/manifest.json'), 'utf8'))
    const keys = Object.keys(manifest)
    const entry = keys.filter((key) => chunkOf(key).isEntry)
    const rest = keys.filter((key) => /^_(app|me)-[\w-]+\.js$/.test(key))
    const words = keys.filter((key) => /(^|\/)words-de-[\w-]+\.js$/.test(chunkOf(key).file))
    expect([entry.length, rest.length, words.length]).to.deep.equal([1, 2, 1])
    start = filesOf([...entry, ...words])
    files = filesOf([...entry, ...rest, ...words])
  })

  it('of the start page is a third of that, without router, node or keys', () => {
    expect(bytesOf(start)).to.be.within(50_000, startBudget)
    const textOf = (names: readonly string[]) => names.map((file) => readScript(file).toString('utf8')).join('\n')
    for (const trace of ['eip6963', 'eth_call', 'consent-ledger/v1']) {
      expect(textOf(start).includes(trace), trace).to.equal(false)
      expect(textOf(files).includes(trace), trace).to.equal(true)
    }
  })

  it('of #/me fits its budget in the language with the longest words', () => {
    expect(bytesOf(files)).to.be.within(100_000, budget)
  })

  it('holds no trace of the demo wallet, of the audit page or of dialogs', () => {
    const whole = files.map((file) => readScript(file).toString('utf8')).join('\n')
    for (const trace of ['demo-wallet', 'Demo wallet', 'worth nothing'])
      expect(whole.includes(trace), trace).to.equal(false)

    const later = ['app/pages/AuditPage.tsx', 'ui/ModalDialog.tsx', 'features/revocations/sendFromWallet.ts']
    for (const source of later) {
      const key = Object.keys(manifest).find((one) => one.endsWith(source)) ?? source
      expect(files, source).not.to.include(chunkOf(key).file)
    }
  })
})

describe('the production build', () => {
  /** Words that the demo wallet cannot do without. */
  const traces = ['demo-wallet', 'Demo wallet', 'worth nothing']

  it('holds no trace of the demo wallet', async () => {
    await buildWallet(() => undefined)
    await buildProduction(() => undefined)
    const wallet = readFileSync(demoWalletFile, 'utf8')
    for (const trace of traces) expect(wallet.includes(trace), trace).to.equal(true)

    const files = readdirSync(productionFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    )
    expect(files.some(({ name }) => name.endsWith('.js'))).to.equal(true)
    for (const { parentPath, name } of files) {
      const content = readFileSync(join(parentPath, name), 'latin1')
      for (const trace of traces) expect(content.includes(trace), `${trace} in ${name}`).to.equal(false)
    }
  })
})
