import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as sdk from '@consent-ledger/sdk'
import * as audit from '@consent-ledger/sdk/audit'
import * as brand from '@consent-ledger/sdk/brand'
import * as native from '@consent-ledger/sdk/native'
import { expect } from 'chai'

/** The entries of docs/errors.md by name, each with its parts. */
function entries(): Map<string, string[]> {
  const text = readFileSync(join(import.meta.dirname, '../../../docs/errors.md'), 'utf8')
  return new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((entry) => {
        const [name = '', ...lines] = (entry.split(/^## /m)[0] ?? '').split('\n')
        return [name, lines.filter((line) => line !== '')]
      }),
  )
}

describe('docs/errors.md', () => {
  const exported = Object.values({ ...sdk, ...audit, ...brand, ...native }).filter(
    (value): value is typeof sdk.ConsentLedgerError =>
      typeof value === 'function' &&
      (value === sdk.ConsentLedgerError || value.prototype instanceof sdk.ConsentLedgerError),
  )

  it('has one entry for every error class the SDK exports, and none for another', () => {
    expect([...entries().keys()].sort()).to.deep.equal([...new Set(exported.map(({ name }) => name))].sort())
  })

  it('says what happened, why, and what to do', () => {
    for (const [name, lines] of entries()) {
      const parts = lines.map((line) => /^- \*\*(.+?)\.\*\* .{3,}\.$/.exec(line)?.[1])
      expect(parts, name).to.deep.equal(['What happened', 'Why', 'What to do'])
    }
  })
})
