import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Artifact } from './artifact.ts'
import type { Explanation } from './explanation.ts'
import { killerFiles } from './killerFiles.ts'
import { killerTests } from './killerTests.ts'
import { makeWorkspace } from './makeWorkspace.ts'
import type { Mutant } from './mutant.ts'
import { MutateError } from './mutateError.ts'
import type { Fate, MutationRun, NoMutant } from './mutationRun.ts'
import type { Sources } from './readSources.ts'
import { runPool } from './runPool.ts'
import { testWithSolidity } from './testWithSolidity.ts'
import type { CompileAnswer, CompileJob, TestAnswer, TestJob } from './workerMessages.ts'

export type MutationOptions = {
  readonly root: string
  readonly sources: Sources
  readonly mutants: readonly Mutant[]
  readonly explained: readonly Explanation[]
  /** How many processes work beside each other. */
  readonly workers: number
  /** Whether the Solidity tests see what the Mocha tests let pass. */
  readonly withSolidity: boolean
  /** Files of Mocha tests, instead of all that may kill. */
  readonly files?: readonly string[]
  readonly signal: AbortSignal
  /** Called after each step with a line for the person who waits. */
  readonly report: (phase: string, done: number, of: number, detail: string) => void
}

const hash = (artifacts: readonly Artifact[]) => createHash('sha256').update(JSON.stringify(artifacts)).digest('hex')

/**
 * Runs mutants against the tests that may kill them. First all are compiled, which sorts out what is none; then Mocha tests run on each until
 * one fails; then the Solidity tests run on the rest. Before each kind of test the original has to pass it.
 * @returns what became of each, with which explanations are wrong
 */
export async function runMutation(options: MutationOptions): Promise<MutationRun> {
  const { root, sources, mutants, explained, workers, withSolidity, signal, report } = options
  const require = createRequire(join(root, 'package.json'))
  const workspace = makeWorkspace(root, sources, workers)
  const fates = new Map<string, Fate>()
  const noMutants: { mutant: Mutant; why: NoMutant }[] = []
  const reasons = new Map(explained.map((entry) => [entry.id, entry]))

  const compile = async (jobs: readonly CompileJob[], phase: string) => {
    const answers = new Map<CompileJob, CompileAnswer>()
    await runPool<CompileJob, CompileAnswer>({
      script: new URL('compileWorker.ts', import.meta.url),
      folders: Array.from({ length: Math.min(workers, jobs.length) }, () => root),
      jobs,
      seconds: 300,
      jobsPerProcess: 300,
      signal,
      onAnswer: (job, answer) => {
        if (!answer)
          throw new MutateError(`The compiler took longer than 300 s for ${job.mutant?.id ?? 'the original'}.`)
        answers.set(job, answer)
        report(phase, answers.size, jobs.length, '')
      },
    })
    return answers
  }

  try {
    // 1. Compile: what does not compile or is the same code is no mutant.
    const originalJob: CompileJob = { mutant: null, isExact: false }
    const jobs = [originalJob, ...mutants.map((mutant) => ({ mutant, isExact: false, files: [mutant.file] }))]
    const compiled = await compile(jobs, 'compiling')
    const original = compiled.get(originalJob)
    if (!original || original.error !== undefined)
      throw new MutateError(`The contracts do not compile:\n${original?.error}`)
    const byName = new Map(
      original.artifacts.map((artifact) => [`${artifact.sourceName}:${artifact.contractName}`, artifact]),
    )
    const seen = new Set<string>()
    const tests: { mutant: Mutant; job: TestJob }[] = []
    for (const job of jobs) {
      const { mutant } = job
      const { error, artifacts } = compiled.get(job) ?? { error: 'lost', artifacts: [] }
      if (mutant === null) continue
      const changed = artifacts.filter(
        (artifact) => artifact.bytecode !== byName.get(`${artifact.sourceName}:${artifact.contractName}`)?.bytecode,
      )
      const code = hash(changed)
      const why =
        error !== undefined
          ? 'does not compile'
          : changed.length === 0
            ? 'same code'
            : seen.has(code)
              ? 'same as another'
              : null
      if (why !== null) noMutants.push({ mutant, why })
      else tests.push({ mutant, job: { artifacts: changed, files: options.files ?? killerFiles(root, mutant.file) } })
      seen.add(code)
    }

    // 2. Mocha, on the original first.
    const control: TestJob = { artifacts: [], files: options.files ?? killerFiles(root, '') }
    const folders = workspace.mochaFolders(original.artifacts)
    const testScript = new URL('testWorker.ts', import.meta.url)
    const began = Date.now()
    const onControl = (_: TestJob, answer: TestAnswer | undefined) => {
      if (!answer) throw new MutateError('The tests take longer than 15 minutes on the original contracts.')
      const { killer, passed } = answer
      if (killer)
        throw new MutateError(
          `The original fails "${killer.title}" (${killer.file}): ${killer.message}. Mend that first.`,
        )
      if (passed === 0)
        throw new MutateError('No test ran on the original contracts. Look at the globs in killerTests.ts.')
      report('original', 1, 1, `passes ${passed} tests`)
    }
    const pool = { script: testScript, jobsPerProcess: 40, signal }
    await runPool<TestJob, TestAnswer>({
      ...pool,
      folders: folders.slice(0, 1),
      jobs: [control],
      seconds: 900,
      onAnswer: onControl,
    })
    // Generous: a mutant that hangs must not be taken for one that a busy machine runs slowly.
    const seconds = Math.max(120, ((Date.now() - began) / 1000) * 8)

    const mutantOf = new Map(tests.map(({ mutant, job }) => [job, mutant]))
    const survivors: Mutant[] = []
    let killed = 0
    let done = 0
    const onAnswer = (job: TestJob, answer: TestAnswer | undefined) => {
      const mutant = mutantOf.get(job)
      if (!mutant) throw new MutateError('an answer came for no question')
      const killer = answer?.killer
      if (!answer || killer?.isTimeout) {
        fates.set(mutant.id, {
          mutant,
          status: 'timed out',
          by: killer ? `${killer.file}: ${killer.title}` : `${seconds} s`,
        })
      } else if (killer) {
        killed++
        fates.set(mutant.id, { mutant, status: 'killed', by: `${killer.file}: ${killer.title}` })
      } else {
        survivors.push(mutant)
      }
      report('testing', ++done, tests.length, `${killed} killed, ${survivors.length} left for the next step`)
    }
    await runPool<TestJob, TestAnswer>({ ...pool, folders, jobs: tests.map(({ job }) => job), seconds, onAnswer })

    // 3. What is left may still be the same code once the compiler has simplified it as for a deployment.
    const left: Mutant[] = []
    if (survivors.length > 0) {
      const files = [...new Set(survivors.map(({ file }) => file))]
      const exactOriginal: CompileJob = { mutant: null, isExact: true, files }
      const exactJobs = [exactOriginal, ...survivors.map((mutant) => ({ mutant, isExact: true, files: [mutant.file] }))]
      const exact = await compile(exactJobs, 'comparing code')
      const codes = new Map(
        exact
          .get(exactOriginal)
          ?.artifacts.map((artifact) => [`${artifact.sourceName}:${artifact.contractName}`, artifact.bytecode]),
      )
      for (const job of exactJobs) {
        const artifacts = exact.get(job)?.artifacts ?? []
        const isSame = artifacts.every(
          (artifact) => artifact.bytecode === codes.get(`${artifact.sourceName}:${artifact.contractName}`),
        )
        if (job.mutant && isSame && artifacts.length > 0) noMutants.push({ mutant: job.mutant, why: 'same code' })
        else if (job.mutant) left.push(job.mutant)
      }
    }

    // 4. The Solidity tests, on the original first.
    if (withSolidity && left.length > 0) {
      const hardhat = join(dirname(require.resolve('hardhat/package.json')), 'dist/src/cli.js')
      const solidityFolders = workspace.solidityFolders()
      const all = globSync([...killerTests.solidity], { cwd: root })
        .map((file) => file.replaceAll('\\', '/'))
        .sort()
      const shared = { hardhat, sources, signal }
      const first = await testWithSolidity({
        ...shared,
        folder: solidityFolders[0] ?? '',
        files: all,
        mutant: null,
        seconds: 900,
      })
      if (first.failed !== undefined || first.isTimeout) {
        throw new MutateError(
          `The original fails the Solidity test ${first.failed ?? '(time ran out)'}. Mend that first.`,
        )
      }
      let next = 0
      let tested = 0
      let found = 0
      const work = async (folder: string) => {
        for (let mutant = left[next++]; mutant !== undefined; mutant = left[next++]) {
          const { file } = mutant
          const files = all.filter((name) => sources.closureOf(name).has(file))
          const outcome = await testWithSolidity({ ...shared, folder, files, mutant, seconds: 600 })
          if (outcome.isTimeout) fates.set(mutant.id, { mutant, status: 'timed out', by: 'Solidity tests' })
          else if (outcome.failed !== undefined) {
            found++
            fates.set(mutant.id, { mutant, status: 'killed', by: outcome.failed })
          }
          report('Solidity tests', ++tested, left.length, `${found} killed`)
        }
      }
      await Promise.all(solidityFolders.map(work))
    }

    for (const mutant of left) {
      if (fates.has(mutant.id)) continue
      const explanation = reasons.get(mutant.id)
      const isMeant = explanation?.original === mutant.original && explanation.mutated === mutant.mutated
      fates.set(
        mutant.id,
        isMeant ? { mutant, status: 'explained', reason: explanation.reason } : { mutant, status: 'survived' },
      )
    }

    const stale = explained.flatMap(({ id }) => {
      const fate = fates.get(id)
      const none = noMutants.find(({ mutant }) => mutant.id === id)
      if (fate?.status === 'explained') return []
      if (none) return [`${id}: it is no mutant (${none.why})`]
      if (!fate) return [`${id}: there is no such mutant`]
      if (fate.status === 'survived')
        return [`${id}: it survives, but is now ${fate.mutant.original} → ${fate.mutant.mutated}`]
      return [`${id}: it is killed by ${fate.by}`]
    })
    const ordered = mutants.flatMap(({ id }) => fates.get(id) ?? [])
    return { fates: ordered, noMutants, stale }
  } finally {
    workspace.remove()
  }
}
