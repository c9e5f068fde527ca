/**
 * A process that runs Mocha tests on mutants: takes `TestJob`s over IPC and answers with `TestAnswer`s. It is started in a folder of its
 * own, where Hardhat finds the artifacts of the mutant; Hardhat, the SDK and the libraries are loaded once for many mutants.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Mocha from 'mocha'
import type { Artifact } from './artifact.ts'
import { killerTests } from './killerTests.ts'
import type { TestAnswer, TestJob } from './workerMessages.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const tests = pathToFileURL(join(root, 'test/')).href
const original = JSON.parse(readFileSync('original.json', 'utf8')) as readonly Artifact[]
process.env.HH_TEST = 'true'
process.env.NODE_ENV ??= 'test'

// Every module of the tests is loaded afresh for each run: some keep chains and contracts.
let run = 0
registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    const isTest = resolved.url.startsWith(tests) && resolved.url.endsWith('.ts')
    return isTest ? { ...resolved, url: `${resolved.url}?run=${run}` } : resolved
  },
})

function writeArtifacts(artifacts: readonly Artifact[]): void {
  for (const artifact of [...original, ...artifacts]) {
    const folder = join('artifacts', artifact.sourceName)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${artifact.contractName}.json`), JSON.stringify(artifact))
  }
}

const leftOut = new RegExp(killerTests.leftOutNames.join('|'))

async function runFile(file: string): Promise<TestAnswer> {
  run++
  // A slow machine is no reason to call a test failed.
  const mocha = new Mocha({ bail: true, timeout: 120_000, grep: leftOut, invert: true, reporter: class {} as never })
  mocha.addFile(join(root, file))
  await mocha.loadFilesAsync()
  const answer: { passed: number; killer?: TestAnswer['killer'] } = { passed: 0 }
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => resolve())
    runner.on('pass', () => answer.passed++)
    runner.on('fail', (test, error) => {
      const isTimeout = error?.code === 'ERR_MOCHA_TIMEOUT'
      answer.killer ??= {
        file,
        title: test.fullTitle(),
        message: `${error?.message ?? error}`.split('\n')[0] ?? '',
        isTimeout,
      }
    })
  })
  mocha.dispose()
  return answer
}

async function runFiles({ artifacts, files }: TestJob): Promise<TestAnswer> {
  writeArtifacts(artifacts)
  let passed = 0
  for (const file of files) {
    try {
      const answer = await runFile(file)
      passed += answer.passed
      if (answer.killer) return { passed, killer: answer.killer }
    } catch (error) {
      // A test file may deploy before its first test.
      const message = `${error instanceof Error ? error.message : error}`.split('\n')[0] ?? ''
      return { passed, killer: { file, title: 'before the first test', message, isTimeout: false } }
    }
  }
  return { passed }
}

process.on('unhandledRejection', () => {})
process.on('disconnect', () => process.exit())
process.on('message', async (job: TestJob) => {
  process.send?.(await runFiles(job))
})
writeArtifacts([])
process.send?.({ isReady: true })
