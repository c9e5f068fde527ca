import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { bundleImport, type ImportBundle } from '../../../scripts/package/bundleImport.ts'

const page = new URL('../../../docs/package-size.md', import.meta.url)
const manifest = new URL('../../../sdk/package.json', import.meta.url)

type Row = { readonly program: string; readonly measured: number; readonly bound: number; readonly packages: string }

const rows = readFileSync(page, 'utf8')
  .split('\n')
  .map((line) => /^\| `(.+?)` \| (\d+) \| (\d+) \| (.+?) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, program = '', measured, bound, packages = '']): Row => {
    return { program, measured: Number(measured), bound: Number(bound), packages }
  })
const everythingOf = (entryPoint: string) => `export * from '@consent-ledger/sdk${entryPoint.slice(1)}'`

describe('a program that imports the SDK', () => {
  const bundles = new Map<string, ImportBundle>()
  const bundleOf = (entryPoint: string) => bundles.get(everythingOf(entryPoint)) as ImportBundle

  before(async () => {
    for (const { program } of rows) bundles.set(program, await bundleImport(program))
  })

  it('is measured for every entry point', () => {
    const { exports } = JSON.parse(readFileSync(manifest, 'utf8'))
    expect(rows.map(({ program }) => program)).to.include.members(Object.keys(exports).map(everythingOf))
  })

  it('is as small as docs/package-size.md says, and holds the packages it names', () => {
    for (const { program, measured, bound, packages } of rows) {
      const { gzip, packages: found } = bundles.get(program) as ImportBundle
      const now = `| \`${program}\` | ${gzip} | ${Math.floor(gzip * 1.09)} | ${found.join(', ') || 'none'} |`
      const hint = `If the change is worth it, the row in docs/package-size.md becomes: ${now}`
      expect(bound, `the bound of ${program} is too wide`).to.be.at.most(measured * 1.1)
      expect(gzip, hint).to.be.at.most(bound)
      expect(gzip, `The figure is out of date. ${hint}`).to.be.within(measured * 0.9, measured * 1.1)
      expect(found.join(', ') || 'none', hint).to.equal(packages)
    }
  })

  it('carries no store, adapter, database or Node module for the protocol and the actions', () => {
    const { rooms, imports } = bundleOf('.')

    expect(rooms).to.deep.equal(['abi', 'actions', 'errors', 'protocol'])
    expect(imports).to.deep.equal(['viem', 'viem/actions'])
  })

  it('carries no store and no Node module for an audit', () => {
    const { rooms, imports } = bundleOf('./audit')

    expect(rooms).to.deep.equal(['abi', 'actions', 'audit', 'errors', 'protocol'])
    expect(imports).to.deep.equal(['viem', 'viem/actions'])
  })

  it('carries nothing of Node for other standards and for ethers', () => {
    expect(bundleOf('./interop').imports).to.deep.equal([])
    expect(bundleOf('./ethers').imports).to.deep.equal(['viem'])
  })

  it('carries neither the guard nor its store for an adapter: those come with the guard it is given', () => {
    for (const entryPoint of ['./express', './fastify', './hono']) {
      const { packages, imports } = bundleOf(entryPoint)
      expect(packages, entryPoint).to.deep.equal([])
      expect(imports, entryPoint).to.not.include('node:sqlite')
    }
  })
})
