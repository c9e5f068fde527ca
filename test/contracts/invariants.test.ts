import { readdir, readFile } from 'node:fs/promises'
import { expect } from 'chai'

describe('docs/invariants.md', () => {
  it('numbers the invariants without a gap, and each has a test with its number', async () => {
    const text = await readFile(new URL('../../docs/invariants.md', import.meta.url), 'utf8')
    const numbers = [...text.matchAll(/^(\d+)\. /gm)].map((match) => Number(match[1]))
    expect(numbers).to.deep.equal(numbers.map((_, index) => index + 1))

    const tested = new Set<number>()
    const folder = new URL('./', import.meta.url)
    for (const file of await readdir(folder)) {
      const pattern = file.endsWith('.t.sol') ? /function (?:_check|testFuzz)_(\d\d)_/g : /it\('invariant (\d+): /g
      const source = await readFile(new URL(file, folder), 'utf8')
      for (const match of source.matchAll(pattern)) tested.add(Number(match[1]))
    }
    expect([...tested].sort((a, b) => a - b)).to.deep.equal(numbers)
  })
})
