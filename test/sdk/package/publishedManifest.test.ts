import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { PackageError } from '../../../scripts/package/packageError.ts'
import { publishedManifest } from '../../../scripts/package/publishedManifest.ts'

const workspace = JSON.parse(readFileSync(new URL('../../../sdk/package.json', import.meta.url), 'utf8'))

describe('publishedManifest', () => {
  it('leads each entry point to what is built of its source, types first', () => {
    const { exports } = publishedManifest(workspace)

    expect(Object.keys(exports)).to.deep.equal([...Object.keys(workspace.exports), './package.json'])
    expect(exports['./brand']).to.deep.equal({ types: './dist/brand/index.d.ts', default: './dist/brand/index.js' })
    expect(Object.keys(exports['./brand'] as object)).to.deep.equal(['types', 'default'])
  })

  it('leaves out what concerns the workspace, and keeps all else as it is', () => {
    const published = publishedManifest(workspace)
    const { private: _, scripts: __, exports: ___, ...kept } = workspace

    expect(published).to.include(kept)
    expect(published).to.not.have.any.keys('private', 'scripts')
  })

  it('refuses an entry point that is not a source file', () => {
    const change = { ...workspace, exports: { '.': './dist/index.js' } }

    expect(() => publishedManifest(change)).to.throw(PackageError)
  })
})

describe('the workspace', () => {
  it('cannot be published in place of the package', () => {
    expect(workspace.private).to.equal(true)
  })
})
