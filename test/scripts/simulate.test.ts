import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { runSimulation } from '../../scripts/simulate/runSimulation.ts'
import { type SeededFault, seededLibrary } from './simulate/seededLibrary.ts'

/*
 * A seeded slice of `npm run simulate`: a real guard, asked after every step, beside a plain model. docs/simulation.md says how. What it is worth
 * is shown below it: guards with one rule wrong, each of which must be found out.
 */

const seed = 20_261_127
const operations = 2_500
/** Of the runs with faults: few operations are needed. */
const faultSeed = 3

/** The hot state, but for one of its functions. */
const hotWith = (name: string, code: string): SeededFault => ({
  file: 'createGuard.ts',
  text: '    hot: createHotState(randomKey()),\n',
  becomes: `    hot: ((hot) => Object.create(hot, { ${name}: { value: ${code} } }))(createHotState(randomKey())),\n`,
})

const faults: Record<string, SeededFault> = {
  'does not deny when the lock of a whole brand is spent': hotWith(
    'spend',
    '(receipt, position, ...rest) => position === -1 ? undefined : hot.spend(receipt, position, ...rest)',
  ),
  'does not deny when the lock of one use is spent': hotWith(
    'spend',
    '(receipt, position, ...rest) => position > 0 ? undefined : hot.spend(receipt, position, ...rest)',
  ),
  'lets a consent live a second longer': hotWith(
    'addReceipt',
    '(receipt) => hot.addReceipt({ ...receipt, expiresAt: receipt.expiresAt + 1 })',
  ),
  'does not go back when a recording is taken back': {
    file: 'rollBack.ts',
    text: 'for (const id of batches) hot.setRecorded(id, 0, 0)',
    becomes: '',
  },
  'does not see that the chain changed': {
    file: 'mirror.ts',
    text: 'if (live.tip !== null && !(await hasBlock(client, head, live.tip))) await followReorg(client, head)',
    becomes: '',
  },
  'counts recordings that are not final yet': {
    file: 'decide.ts',
    text: 'hot.evaluate(customer, column, at, live.final)',
    becomes: 'hot.evaluate(customer, column, at, Infinity)',
  },
  'forgets spent locks when it starts again': {
    file: 'loadHotState.ts',
    text: 'hot.spend(receipt, position, at, by_brand === 1)',
    becomes: '{}',
  },
  'takes a receipt whose lock is spent': {
    file: 'storeReceipt.ts',
    text: 'if (spent.length > 0) {',
    becomes: 'if (false) {',
  },
  'denies what the endpoint is told only once the chain shows it': {
    file: 'revocationFlow.ts',
    text: 'if (!spentLocks.has(lock)) hot.spend(receipt, position, at, false)',
    becomes: '',
  },
  'answers although what it knows is old': {
    file: 'readTrouble.ts',
    text: `if (now - live.polledAt > policy.maxStaleness) return 'stale'`,
    becomes: 'return null',
  },
  'lets a slow clock un-see a block': {
    file: 'decide.ts',
    text: 'const at = Math.max(Math.floor(now), context.live.newestTime)',
    becomes: 'const at = Math.floor(now)',
  },
  'ignores Global Privacy Control': {
    file: 'decide.ts',
    text: `if (gpc === true && isDeniedByGpc(purpose)) return 'opted-out'`,
    becomes: '',
  },
  'shows the chain as it was a minute ago': {
    file: 'endpoints.ts',
    text: 'const head = await readBlock(client)\n',
    becomes: 'const head = await readBlock(client, Math.max(0, (await readBlock(client)).number - 5))\n',
  },
}

/** The command as a person runs it. */
function run(...options: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const program = ['--disable-warning=ExperimentalWarning', 'scripts/simulate.ts', ...options]
  return new Promise((resolve) => {
    execFile(process.execPath, program, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

describe('simulate', function () {
  this.timeout(120_000)

  it(`finds nothing in ${operations} operations of the guard as it is`, async () => {
    const result = await runSimulation({ library: { createGuard, sqliteStore }, operations, seed })
    expect(result.mismatch).to.equal(null)
    expect(result.operations).to.be.at.least(operations)
    // The sample is worth something only if all of it happened.
    expect(result.grants).to.be.greaterThan(400)
    expect(result.recordings).to.be.greaterThan(50)
    expect(result.reorgs).to.be.greaterThan(50)
    expect(Object.keys(result.revocations)).to.have.members([
      'lock',
      'consent',
      'purpose',
      'category',
      'brand',
      'everything',
    ])
    expect(result.questions).to.be.greaterThan(2 * operations)
    expect(result.allowed).to.be.greaterThan(500)
    expect(Object.keys(result.denied)).to.include.members(['revoked', 'expired', 'stale', 'not-final', 'opted-out'])
    expect(result.lateSeconds.allowed).to.be.within(0, 60)
    expect(result.lateSeconds.denied).to.be.within(0, 60)
  })

  it('ends with 0 when all is well, with 1 and where to look when it is not, with 2 at a bad option', async () => {
    const well = await run('--operations', '50', '--seed', '1', '--json')
    expect(well.code).to.equal(0)
    expect(JSON.parse(well.stdout)).to.deep.include({ seed: 1, wronglyAllowed: 0, mismatches: 0 })

    process.env.NODE_OPTIONS = `--import ${join(import.meta.dirname, 'simulate/faultyGuard.ts')}`
    const faulty = await run('--operations', '2000', '--seed', '1', '--json').finally(() => {
      delete process.env.NODE_OPTIONS
    })
    expect(faulty.code).to.equal(1)
    expect(JSON.parse(faulty.stdout)).to.nested.include({ wronglyAllowed: 1, mismatches: 1, 'mismatch.seed': 1 })
    expect(faulty.stderr).to.match(/Once more: npm run simulate -- --seed 1 --operations \d+\n/)

    expect(await run('--operations', '0')).to.include({ code: 2, stdout: '' })
  })

  for (const [name, fault] of Object.entries(faults)) {
    it(`finds a guard that ${name}`, async () => {
      const library = await seededLibrary(name, fault)
      const { mismatch } = await runSimulation({ library, operations: 4_000, seed: faultSeed })
      expect(mismatch).to.include({ seed: faultSeed })
    })
  }
})
