/** Why a mutant cannot be killed: it behaves as the original does. */
export type Explanation = {
  readonly id: string
  readonly original: string
  readonly mutated: string
  readonly reason: string
}
