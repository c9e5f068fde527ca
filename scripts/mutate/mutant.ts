/** One small fault in one contract: the bytes from `start` to `end` of the file give way to `mutated`. */
export type Mutant = {
  /** `file:line:column operator`, with `#2` and so on where an operator makes several at one place. */
  readonly id: string
  readonly operator: string
  /** Path from the root of the project. */
  readonly file: string
  readonly line: number
  readonly column: number
  readonly original: string
  readonly mutated: string
  readonly start: number
  readonly end: number
}
