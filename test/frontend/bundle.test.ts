import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { buildProduction, productionFolder } from '../../scripts/start/builds.ts'

/** Bytes of all scripts the browser needs until `#/me` can show its list, packed with gzip. `npm run bench:app` counts the fetched ones. */
const budget = 260_000

type Chunk = {
  readonly file: string
  readonly src?: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly dynamicImports?: readonly string[]
}

describe('the first screen', function () {
  this.timeout(60_000)

  let manifest: Readonly<Record<string, Chunk>>
  let files: readonly string[]

  const chunkOf = (key: string): Chunk => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`${key} is not in the manifest`)
    return chunk
  }
  const readScript = (file: string) => readFileSync(join(productionFolder, file))

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
    const page = keys.filter((key) => key.endsWith('app/pages/MyConsentsPage.tsx'))
    const words = keys.filter((key) => /(^|\/)words-de-[\w-]+\.js$/.test(chunkOf(key).file))
    for (const one of [entry, page, words]) expect(one).to.have.length.at.least(1)
    files = filesOf([...entry, ...page, ...words])
  })

  it('of #/me fits its budget in the language with the longest words', () => {
    const sizes = files.map((file) => gzipSync(readScript(file), { level: 9 }).length)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    expect(total).to.be.at.least(100_000, 'the files of the first screen were not found')
    expect(total).to.be.at.most(budget)
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
