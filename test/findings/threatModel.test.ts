import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect } from 'chai'

const docs = new URL('../../docs/', import.meta.url)
const read = (name: string) => readFile(new URL(name, docs), 'utf8')

/** The links of a Markdown text into the project, with the words in quotation marks behind the address. */
function linksOf(text: string) {
  return [...text.matchAll(/\]\((?!https?:|#)([^)\s"]+)(?:\s+"([^"]+)")?\)/g)].map(([, path = '', title]) => ({
    path: path.replace(/#.*$/, ''),
    title,
  }))
}

describe('docs/threat-model.md', () => {
  it('links only to files that exist, and to tests that have the words it gives', async () => {
    const links = linksOf(await read('threat-model.md'))
    const tests = links.filter(({ path }) => path.includes('/test/'))
    expect(tests.length).to.be.greaterThan(40)
    for (const { path, title } of links) {
      expect(existsSync(new URL(path, docs)), path).to.equal(true)
      if (!path.includes('/test/')) continue
      expect(title, `${path} without the name of a test`).to.be.a('string')
      expect((await read(path)).replaceAll("\\'", "'"), path).to.include(title)
    }
  })

  it('names only invariants that there are', async () => {
    const numbers = new Set(
      [...(await read('invariants.md')).matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number)),
    )
    const named = [...(await read('threat-model.md')).matchAll(/\binvariants? ((?:\d+(?:, | and )?)+)/gi)]
    const cited = named.flatMap(([, list = '']) => [...list.matchAll(/\d+/g)].map(([number]) => Number(number)))
    expect(cited.length).to.be.greaterThan(8)
    expect(cited.filter((number) => !numbers.has(number))).to.deep.equal([])
  })
})
