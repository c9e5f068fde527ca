import type { Artifact } from './artifact.ts'
import type { Mutant } from './mutant.ts'

/** What the compiling process is asked: the original or one mutant, and whether with the project's own settings. */
export type CompileJob = {
  readonly mutant: Mutant | null
  readonly isExact: boolean
  /** Only contracts that depend on one of these sources; all without. */
  readonly files?: readonly string[]
}

export type CompileAnswer = { readonly error?: string; readonly artifacts: readonly Artifact[] }

/** What the testing process is asked: run these files with these artifacts in the place of the original ones, until a test fails. */
export type TestJob = { readonly artifacts: readonly Artifact[]; readonly files: readonly string[] }

export type TestAnswer = {
  readonly killer?: {
    readonly file: string
    readonly title: string
    readonly message: string
    readonly isTimeout: boolean
  }
  /** How many tests passed before that. */
  readonly passed: number
}
