import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyMutant } from './applyMutant.ts'
import type { Mutant } from './mutant.ts'
import { MutateError } from './mutateError.ts'
import type { Sources } from './readSources.ts'

export type SolidityOutcome = {
  /** The first test that failed; undefined when all passed. */
  readonly failed?: string
  readonly isTimeout?: true
}

/**
 * Runs Hardhat's Solidity tests on a mutant, or on the original. Only tests that ran and failed count: when nothing runs, for whatever
 * reason, the run cannot go on.
 */
export async function testWithSolidity(options: {
  readonly hardhat: string
  readonly folder: string
  readonly sources: Sources
  readonly files: readonly string[]
  readonly mutant: Mutant | null
  /** One of hardhat.config.ts: how far the tests search. */
  readonly profile?: 'default' | 'brief'
  readonly seconds: number
  readonly signal: AbortSignal
}): Promise<SolidityOutcome> {
  const { hardhat, folder, sources, files, mutant, profile = 'default', seconds, signal } = options
  // Hardhat fuzzes only contracts of files it is told of: what the tests import of test/ is named too.
  const told = new Set(
    files.flatMap((file) => [file, ...sources.closureOf(file)].filter((name) => name.startsWith('test/'))),
  )
  if (mutant) writeFileSync(join(folder, mutant.file), applyMutant(sources.contents, mutant).get(mutant.file) ?? '')
  try {
    const { output, isLate } = await new Promise<{ output: string; isLate: boolean }>((resolve) => {
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', hardhat, 'test', 'solidity', '--test-profile', profile, ...told],
        {
          cwd: folder,
          env: { ...process.env, FORCE_COLOR: '0', HARDHAT_DISABLE_TELEMETRY_PROMPT: 'true' },
          stdio: ['ignore', 'pipe', 'pipe'],
        },
      )
      let output = ''
      let isLate = false
      const kill = () => child.kill('SIGKILL')
      const timer = setTimeout(() => {
        isLate = true
        kill()
      }, seconds * 1000)
      signal.addEventListener('abort', kill)
      child.stdout.on('data', (data) => (output += data))
      child.stderr.on('data', (data) => (output += data))
      child.on('close', () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', kill)
        resolve({ output, isLate })
      })
    })
    signal.throwIfAborted()
    if (isLate) return { isTimeout: true }
    const passing = Number(/^\s*(\d+) passing/m.exec(output)?.[1] ?? 0)
    const failing = Number(/^\s*(\d+) failing/m.exec(output)?.[1] ?? 0)
    if (failing > 0) return { failed: /^\s*1\) (\S.*)$/m.exec(output)?.[1] ?? 'a Solidity test' }
    if (passing > 0) return {}
    throw new MutateError(`The Solidity tests of ${mutant?.id ?? 'the original'} did not run:\n${output.slice(-3000)}`)
  } finally {
    if (mutant) writeFileSync(join(folder, mutant.file), sources.contents.get(mutant.file) ?? '')
  }
}
