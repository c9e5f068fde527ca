import { readFile } from 'node:fs/promises'
import { expect } from 'chai'

const entryPoints = {
  index: '@consent-ledger/sdk',
  brand: '@consent-ledger/sdk/brand',
  audit: '@consent-ledger/sdk/audit',
  embed: '@consent-ledger/sdk/embed',
  ethers: '@consent-ledger/sdk/ethers',
  express: '@consent-ledger/sdk/express',
  fastify: '@consent-ledger/sdk/fastify',
  hono: '@consent-ledger/sdk/hono',
  interop: '@consent-ledger/sdk/interop',
  prometheus: '@consent-ledger/sdk/prometheus',
  native: '@consent-ledger/sdk/native',
}

describe('public names', () => {
  for (const [file, entryPoint] of Object.entries(entryPoints)) {
    it(`of ${entryPoint} are those in publicNames/${file}.txt`, async () => {
      const listed = await readFile(new URL(`./publicNames/${file}.txt`, import.meta.url), 'utf8')
      const names = Object.keys(await import(entryPoint)).sort()
      const expected = listed.trimEnd().split('\n')
      const added = names.filter((name) => !expected.includes(name))
      const gone = expected.filter((name) => !names.includes(name))

      expect(
        { added, gone },
        `${entryPoint} changed for everybody who imports it. If that is meant, put these names into or out of test/sdk/publicNames/${file}.txt`,
      ).to.deep.equal({ added: [], gone: [] })
      expect(expected, `the names in test/sdk/publicNames/${file}.txt, each once and in order`).to.deep.equal(names)
    })
  }
})
