import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { compileSources } from '../../scripts/mutate/compileSources.ts'
import { killerFiles } from '../../scripts/mutate/killerFiles.ts'
import { listMutants } from '../../scripts/mutate/listMutants.ts'
import { makeWorkspace } from '../../scripts/mutate/makeWorkspace.ts'
import type { Mutant } from '../../scripts/mutate/mutant.ts'
import { mutatedFiles } from '../../scripts/mutate/mutatedFiles.ts'
import { operators } from '../../scripts/mutate/operators.ts'
import { readSources } from '../../scripts/mutate/readSources.ts'
import { runMutation } from '../../scripts/mutate/runMutation.ts'
import { summarise } from '../../scripts/mutate/summarise.ts'
import { testWithSolidity } from '../../scripts/mutate/testWithSolidity.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const sources = readSources(root)
const mutants = listMutants(compileSources(sources.contents, [], {}).trees, sources.contents, mutatedFiles)

/** The first mutant of an operator in a file at this piece of source. */
function find(file: string, operator: string, original: string, mutated?: string): Mutant {
  const found = mutants.find(
    (mutant) =>
      mutant.file === file &&
      mutant.operator === operator &&
      mutant.original === original &&
      (mutated === undefined || mutant.mutated === mutated),
  )
  if (!found) throw new Error(`no mutant of ${operator} at ${original} in ${file}`)
  return found
}

/** Runs the command in a process, with a folder of its own for temporary files. */
async function run(args: readonly string[], interruptAt?: RegExp) {
  const folder = await mkdtemp(join(tmpdir(), 'mutate-test-'))
  try {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'scripts/mutate.ts', ...args], {
      cwd: root,
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let errors = ''
    let isInterrupted = false
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => {
      errors += data
      if (!interruptAt?.test(errors) || isInterrupted) return
      isInterrupted = child.kill('SIGINT')
    })
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { code, output, errors, left: await readdir(folder) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('mutate', function () {
  this.timeout(360_000)

  it('makes the same mutants of the same sources, each with an id of its own, and every operator makes some', () => {
    const again = listMutants(compileSources(sources.contents, [], {}).trees, sources.contents, mutatedFiles)
    expect(again).to.deep.equal(mutants)
    expect(new Set(mutants.map(({ id }) => id)).size).to.equal(mutants.length)
    expect([...new Set(mutants.map(({ operator }) => operator))].sort()).to.deep.equal(
      operators.map(({ id }) => id).sort(),
    )
    expect([...new Set(mutants.map(({ file }) => file))]).to.deep.equal(mutatedFiles)
  })

  it('documents every operator', async () => {
    const text = await readFile(join(root, 'docs/mutation.md'), 'utf8')
    for (const { id, source } of operators)
      expect(text).to.match(new RegExp(`^\\| \`${id}\` \\| .* \\| ${source} \\|$`, 'm'))
  })

  it('lets no snapshot kill', () => {
    const files = killerFiles(root, 'contracts/ConsentLedger.sol')
    expect(files[0]).to.equal('test/contracts/ConsentLedger.test.ts')
    expect(files).to.include('test/contracts/ConsentVerifier.test.ts')
    expect(files).not.to.include.members(['test/contracts/gas.test.ts'])
    expect(files).not.to.include.members(['test/contracts/storageLayout.test.ts'])
  })

  it('runs the invariants in a private folder: the original passes', async () => {
    const workspace = makeWorkspace(root, sources, 1)
    try {
      const [folder = ''] = workspace.solidityFolders()
      const outcome = await testWithSolidity({
        hardhat: join(root, 'node_modules/hardhat/dist/src/cli.js'),
        folder,
        sources,
        files: ['test/contracts/ConsentLedger.t.sol'],
        mutant: null,
        profile: 'brief',
        seconds: 300,
        signal: new AbortController().signal,
      })
      expect(outcome).to.deep.equal({})
    } finally {
      workspace.remove()
    }
  })

  it('kills faults, lets what behaves the same survive, and takes out what is no mutant', async () => {
    const registry = 'contracts/BrandRegistry.sol'
    const ledger = 'contracts/ConsentLedger.sol'
    const faults = [
      find(registry, 'delete-modifier', 'onlyOwner(brandId)'),
      find(registry, 'delete-statement', '++record.term;'),
      find(registry, 'replace-global', 'msg.sender', 'tx.origin'),
      find(ledger, 'swap-modifier', 'onlyOperator', 'onlyOwner'),
      find(ledger, 'delete-event', 'emit ConsentRevoked(brandId, lock, byBrand, msg.sender);'),
      find(ledger, 'flip-boolean', 'true', 'false'),
    ]
    // A digest that has not changed is written again: nobody can tell, but the code differs.
    const equivalent = find(ledger, 'constant-condition', 'digest != previousDigest')
    const emptyRoot = find(ledger, 'constant-condition', 'root == bytes32(0)')
    const sameCode = { ...emptyRoot, id: 'same code', mutated: 'bytes32(0) == root' }
    const broken = { ...emptyRoot, id: 'broken', mutated: 'root ==' }
    const twin = { ...equivalent, id: 'twin' }
    const [killed] = faults
    const reason = 'It is the same.'
    const explained = [
      { id: killed?.id ?? '', original: killed?.original ?? '', mutated: killed?.mutated ?? '', reason },
      { id: 'gone', original: 'a', mutated: 'b', reason },
    ]
    const run = await runMutation({
      root,
      sources,
      mutants: [...faults, equivalent, twin, sameCode, broken],
      explained,
      workers: 2,
      withSolidity: false,
      files: ['BrandRegistry', 'ConsentLedger', 'callers'].map((name) => `test/contracts/${name}.test.ts`),
      signal: new AbortController().signal,
      report: () => {},
    })
    expect(run.fates.map(({ mutant: { id }, status }) => [id, status])).to.deep.equal([
      ...faults.map(({ id }) => [id, 'killed']),
      [equivalent.id, 'survived'],
    ])
    expect(run.noMutants.map(({ mutant, why }) => [mutant.id, why]).sort()).to.deep.equal([
      ['broken', 'does not compile'],
      ['same code', 'same code'],
      ['twin', 'same as another'],
    ])
    expect(run.stale).to.have.lengthOf(2)
    expect(run.stale[0]).to.match(/is killed by test\/contracts\//)
    expect(run.stale[1]).to.equal('gone: there is no such mutant')

    // An explanation turns the survivor into an explained one, but one in seven is too many.
    const summary = summarise(run, 1)
    expect(summary.isGood).to.equal(false)
    expect(summary.json).to.include({ total: 7, killed: 6, explained: 0 })
    expect(summary.json.survived.map(({ id }) => id)).to.deep.equal([equivalent.id])
    const settled = run.fates.map((fate) =>
      fate.status === 'survived' ? { ...fate, status: 'explained' as const } : fate,
    )
    expect(summarise({ ...run, fates: settled, stale: [] }, 1).isGood).to.equal(false)
    const many = [...settled, ...settled.slice(0, 6).map((fate) => ({ ...fate }))]
    expect(summarise({ ...run, fates: many, stale: [] }, 1).isGood).to.equal(true)
    expect(summarise({ ...run, fates: many, stale: ['one'] }, 1).isGood).to.equal(false)
  })

  it('says what is wrong with its options', async () => {
    const nothing = await run(['--only', 'Nothing.sol'])
    expect(nothing.code).to.equal(2)
    expect(nothing.errors).to.match(/--only Nothing\.sol fits no mutant/)
    const workers = await run(['--workers', '0'])
    expect(workers.code).to.equal(2)
    expect(workers.errors).to.match(/whole number from 1 to 99/)
  })

  it('leaves nothing behind when it is interrupted', async () => {
    const { code, output, errors, left } = await run(['--only', 'BrandRegistry.sol', '--json'], /compiling/)
    expect(errors).to.match(/Interrupted/)
    expect(code).to.equal(130)
    expect(output).to.equal('')
    expect(left).to.deep.equal([])
  })
})
