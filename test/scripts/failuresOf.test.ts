import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect } from 'chai'
import { failuresOf } from '../../scripts/test/failuresOf.ts'

const mocha = join(dirname(createRequire(import.meta.url).resolve('mocha/package.json')), 'bin/mocha.js')

describe('failuresOf', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'consent-ledger-failures-'))
  })

  after(() => rm(folder, { recursive: true }))

  async function outputOf(test: string): Promise<string> {
    const path = join(folder, 'some.test.mjs')
    await writeFile(path, test)
    return new Promise((resolve) => {
      execFile(process.execPath, [mocha, '--no-config', path], (_, stdout) => resolve(stdout))
    })
  }

  it('says each failed test and hook with its error', async () => {
    const output = await outputOf(`
      import assert from 'node:assert'
      describe('outer', () => {
        describe('inner', () => {
          it('is right', () => {})
          it('is wrong: no', () => { throw new Error('first line\\nsecond line') })
        })
        it('compares', () => assert.equal(1, 2, 'milliseconds'))
      })
      describe('not ready', () => {
        before(() => { throw new TypeError('no chain') })
        it('never runs', () => {})
      })
    `)
    expect(failuresOf(output)).to.deep.equal([
      'outer › compares: AssertionError [ERR_ASSERTION]: milliseconds',
      'outer › inner › is wrong: no: Error: first line',
      'not ready › "before all" hook for "never runs": TypeError: no chain',
    ])
  })

  it('says nothing of a run without failures', async () => {
    expect(failuresOf(await outputOf(`it('is right', () => {})`))).to.deep.equal([])
  })
})
