/** A process that compiles mutants: takes `CompileJob`s over IPC and answers with `CompileAnswer`s. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { applyMutant } from './applyMutant.ts'
import type { Artifact } from './artifact.ts'
import { buildCache } from './buildCache.ts'
import { buildSettings } from './buildSettings.ts'
import { compileSources } from './compileSources.ts'
import { readSources } from './readSources.ts'
import type { CompileAnswer, CompileJob } from './workerMessages.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const { contents, closureOf } = readSources(root)

/** Solidity tests are built by Hardhat, for the few mutants that get that far. */
const built = [...contents.keys()].filter((name) => /^(contracts|test)\//.test(name) && !name.endsWith('.t.sol'))

const cached = buildCache(root)

type Build = { readonly artifacts: readonly Artifact[]; readonly error?: string }

function build(all: ReadonlyMap<string, string>, source: string, settings: Readonly<Record<string, unknown>>): Build {
  const closure = closureOf(source)
  const needed = new Map([...all].filter(([name]) => closure.has(name)))
  return cached(needed, source, settings, () => compileSources(needed, [source], settings))
}

/** The originals decide, so each mutant of a source is built in the same way. */
const deep = built.filter((source) => build(contents, source, buildSettings.plain).error?.includes('Stack too deep'))

function compile({ mutant, isExact, files }: CompileJob): CompileAnswer {
  const mutated = mutant ? applyMutant(contents, mutant) : contents
  const artifacts: Artifact[] = []
  for (const source of built) {
    if (files && !files.some((file) => closureOf(source).has(file))) continue
    const fast = deep.includes(source) ? buildSettings.deep : buildSettings.plain
    const compiled = build(mutated, source, isExact ? buildSettings.exact : fast)
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
