/** Where two of those that are compared came to something else. `step` counts the operations of a history from 0. */
export type Disagreement = {
  readonly step: number
  readonly about: string
  readonly got: string
  readonly expected: string
}
