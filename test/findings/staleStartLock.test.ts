import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { lockFolder } from '../../scripts/start/lockFolder.ts'

// After a power cut the lock named a process id that by then was somebody else's, and no start was possible any more.
describe('the lock of a start that is over', () => {
  const parent = mkdtempSync(join(tmpdir(), 'consent-ledger-lock-'))
  after(() => rmSync(parent, { recursive: true }))

  it('does not hold, even when its process id lives on as another process', () => {
    const folder = join(parent, 'start')
    writeFileSync(`${folder}.lock`, String(process.ppid))

    const unlock = lockFolder(folder)

    unlock()
    expect(existsSync(`${folder}.lock`)).to.equal(false)
  })
})
