/** A process that compiles mutants: takes `CompileJob`s over IPC and answers with `CompileAnswer`s. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyMutant } from './applyMutant.ts'
import type { Artifact } from './artifact.ts'
import { buildSettings } from './buildSettings.ts'
import { compileSources } from './compileSources.ts'
import { readSources } from './readSources.ts'
import type { CompileAnswer, CompileJob } from './workerMessages.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const { contents, closureOf } = readSources(root)

/** Solidity tests are built by Hardhat, for the few mutants that get that far. */
const built = [...contents.keys()].filter((name) => /^(contracts|test)\//.test(name) && !name.endsWith('.t.sol'))

function compile({ mutant, isExact, files }: CompileJob): CompileAnswer {
  const mutated = mutant ? applyMutant(contents, mutant) : contents
  const artifacts: Artifact[] = []
  for (const source of built) {
    const closure = closureOf(source)
    if (files && !files.some((file) => closure.has(file))) continue
    const needed = new Map([...mutated].filter(([name]) => closure.has(name)))
    let compiled = compileSources(needed, [source], isExact ? buildSettings.exact : buildSettings.plain)
    if (compiled.error?.includes('Stack too deep')) compiled = compileSources(needed, [source], buildSettings.deep)
    if (compiled.error !== undefined) return { error: compiled.error, artifacts: [] }
    artifacts.push(...compiled.artifacts)
  }
  return { artifacts }
}

process.on('disconnect', () => process.exit())
process.on('message', (job: CompileJob) => {
  process.send?.(compile(job))
})
process.send?.({ isReady: true })
