import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { buildDemoWallet } from '../../../scripts/buildDemoWallet.ts'

describe('buildDemoWallet', () => {
  let folder: string
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'consent-ledger-wallet-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  it('writes one minified module that needs nothing else', async () => {
    await buildDemoWallet(join(folder, 'new/demo-wallet.js'))

    expect(readdirSync(join(folder, 'new'))).to.deep.equal(['demo-wallet.js'])
    const script = readFileSync(join(folder, 'new/demo-wallet.js'), 'utf8')
    expect(script).to.include('localhost.demo-wallet').and.not.include('sourceMappingURL')
    expect(script).not.to.match(/\bimport\s*[({"'`]|\beval\(|new Function\(/)
    expect(script.split('\n').length).to.be.below(200)
    expect(script.length).to.be.below(200_000)
  })

  it('builds the same bytes again', async () => {
    const [first, second] = [join(folder, 'first.js'), join(folder, 'second.js')]
    await buildDemoWallet(first)
    await buildDemoWallet(second)
    expect(readFileSync(second).equals(readFileSync(first))).to.equal(true)
  })
})
