import type { Mutant } from './mutant.ts'

/** Why something that an operator made is no mutant. */
export type NoMutant = 'does not compile' | 'same code' | 'same as another'

/** What became of a mutant. */
export type Fate = {
  readonly mutant: Mutant
  readonly status: 'killed' | 'timed out' | 'explained' | 'survived'
  /** The test that killed it. */
  readonly by?: string
  /** The reason of an explained one. */
  readonly reason?: string
}

export type MutationRun = {
  /** One for each mutant, in the order of the source. */
  readonly fates: readonly Fate[]
  readonly noMutants: readonly { readonly mutant: Mutant; readonly why: NoMutant }[]
  /** Explanations that are wrong: what is explained is gone, or no mutant, or killed. */
  readonly stale: readonly string[]
}
