import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { askSolver } from '../../scripts/prove/askSolver.ts'
import { findStrayWrites } from '../../scripts/prove/findStrayWrites.ts'
import { properties } from '../../scripts/prove/properties.ts'
import { provableSources } from '../../scripts/prove/provableSources.ts'
import { questions, seed } from '../../scripts/prove/questions.ts'
import { readSources } from '../../scripts/prove/readSources.ts'
import { seededBugs } from '../../scripts/prove/seededBugs.ts'
import { writesOf } from '../../scripts/prove/writesOf.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const shipped = readSources()

/** What the command finds outside of the steps when a piece of the source is another. */
function strayWritesWith(from: string, to: string): string[] {
  const sources = seed(shipped, { name: 'a change', from, to })
  return findStrayWrites(writesOf(provableSources(sources, { keepsInterface: true })))
}

function run(args: readonly string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/prove.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (errors += data))
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output, errors })))
}

describe('prove', function () {
  this.timeout(180_000)

  it('proves that a spent lock stays as it is, and refutes it when the check is taken out', async () => {
    const asked = questions(shipped, writesOf(provableSources(shipped, { keepsInterface: true })), [2])
    expect(asked.map(({ wanted }) => wanted)).to.deep.equal(['proved', 'proved', 'refuted'])
    const [claim, , bug] = asked as [(typeof asked)[0], (typeof asked)[0], (typeof asked)[0]]
    const answers = await Promise.all([claim, bug].map(({ sources, harness }) => askSolver(sources, harness)))
    expect(answers.map(({ verdict }) => verdict)).to.deep.equal(['proved', 'refuted'])
  })

  it('asks a seeded bug of every invariant that it proves', () => {
    expect(seededBugs.map(({ invariant }) => invariant)).to.deep.equal(properties.map(({ invariant }) => invariant))
  })

  it('finds that the steps are all that the shipped ledger writes', () => {
    expect(findStrayWrites(writesOf(provableSources(shipped, { keepsInterface: true })))).to.deep.equal([])
  })

  it('refuses a ledger that writes outside of the steps, or spends under another brand', () => {
    expect(
      strayWritesWith(
        '        _spend(brandId, locks, true);',
        '        _spend(brandId, locks, true);\n        _useDigests[brandId] = 0;',
      ),
    ).to.deep.equal(['revokeAsBrand also does _useDigests[brandId]'])
    expect(
      strayWritesWith('if (!_spendLock(brandId, lock, byBrand))', 'if (!_spendLock(lock, lock, byBrand))'),
    ).to.deep.equal(['_spend also does _spendLock(lock)'])
    expect(
      strayWritesWith(
        '    /* VIEWS */\n\n    /// @inheritdoc IConsentLedger\n    function noticeOf',
        '    function forget(bytes32 brandId, bytes32 root) external {\n        delete _recordedAt[brandId][root];\n    }\n\n    /// @inheritdoc IConsentLedger\n    function noticeOf',
      ),
    ).to.deep.equal(['forget is not among the steps'])
  })

  it('refuses a source whose storage pointer stands for two places', () => {
    const from = '        LockState storage state = _lockStates[brandId][lock];'
    const sources = seed(shipped, {
      name: 'two places',
      from,
      to: `${from}\n        if (byBrand) state = _lockStates[lock][lock];`,
    })
    expect(() => provableSources(sources)).to.throw('"state" cannot be written out')
  })

  it('shows the question and asks nothing', async () => {
    const { code, output } = await run(['--only', '2', '--show'])
    expect(code).to.equal(0)
    expect(output.match(/contract Harness is ConsentLedger/g)).to.have.length(3)
  })

  it('names the invariants that have a proof when another is asked for', async () => {
    const { code, errors } = await run(['--only', '5'])
    expect(code).to.equal(2)
    expect(errors).to.contain('1, 2, 3, 4, 7, 8, 13')
  })
})
