import { harnessOf } from './harnessOf.ts'
import { type Place, properties } from './properties.ts'
import { provableSources } from './provableSources.ts'
import type { Sources } from './readSources.ts'
import { seededBugs } from './seededBugs.ts'
import { steps } from './steps.ts'
import type { Writes } from './writesOf.ts'

/** One assertion to ask the solver about. */
export type Question = {
  readonly title: string
  /** 0 if it is about the steps themselves. */
  readonly invariant: number
  /** What the answer must be: a claim is proved; a seeded bug is refuted, and so is that a step always fails. */
  readonly wanted: 'proved' | 'refuted'
  /** The name of the seeded bug, if there is one. */
  readonly bug?: string
  readonly sources: Sources
  readonly harness: string
}

/** Whether a step writes to a variable that a claim names; if it does not, the claim holds without a question. */
function isConcerned(writes: Writes, step: string, claim: string): boolean {
  const variables = steps.some(({ name }) => name === step) ? (writes.variables.get(step) ?? [step]) : []
  return [...variables].some((variable) => new RegExp(`\\b${variable}\\b`).test(claim))
}

/** The source with a mistake put in. */
export function seed(sources: Sources, { name, from, to }: { name: string; from: string; to: string }): Sources {
  const places = Object.values(sources).reduce((sum, content) => sum + content.split(from).length - 1, 0)
  if (places !== 1) throw new Error(`the seeded bug "${name}" fits ${places} places of the source, not one`)
  return Object.fromEntries(Object.entries(sources).map(([path, content]) => [path, content.replace(from, () => to)]))
}

/** Every claim of the invariants asked for, for every step. */
function claimQuestions(sources: Sources, writes: Writes, invariants: readonly number[]): Question[] {
  const asked = properties.filter(({ invariant }) => invariants.includes(invariant))
  return asked.flatMap((property) =>
    steps.flatMap((step) =>
      property.claims.flatMap((claim, index): Question[] => {
        const { invariant } = property
        const isOtherStep = claim.step !== undefined && claim.step !== step.name
        if (isOtherStep || !isConcerned(writes, step.name, `${claim.before} ${claim.after}`)) return []
        const title = `invariant ${invariant}, ${step.name}, claim ${index + 1}`
        return [{ title, invariant, wanted: 'proved', sources, harness: harnessOf(property, step, claim) }]
      }),
    ),
  )
}

/** The seeded bugs of the invariants asked for. */
function bugQuestions(shipped: Sources, invariants: readonly number[]): Question[] {
  const asked = seededBugs.filter(({ invariant }) => invariants.includes(invariant))
  return asked.map((bug) => {
    const { name, invariant, inCase } = bug
    const property = properties.find((known) => known.invariant === invariant)
    const step = steps.find((known) => known.name === bug.step)
    const claim = property?.claims[bug.claim]
    if (!property || !step || !claim) throw new Error(`the seeded bug "${name}" names what is not there`)
    return {
      title: `invariant ${invariant}, seeded bug: ${name}`,
      invariant,
      wanted: 'refuted',
      bug: name,
      sources: provableSources(seed(shipped, bug)),
      harness: harnessOf(property, step, claim, inCase),
    }
  })
}

/** That a step always fails: a claim about such a step would say nothing. Of `_spendLock` its seeded bug shows that it does not. */
function failureQuestions(sources: Sources): Question[] {
  return steps
    .filter(({ name }) => name !== '_spendLock')
    .map((step) => {
      const found: readonly Place[] = step.name === 'acceptBrand' ? [['address', '_brands[brandId].pendingOwner']] : []
      const property = { invariant: 0, parameters: 'uint256 unused', claims: [] }
      const harness = harnessOf(property, step, { found, after: 'false' }, 'block.timestamp == 5')
      return { title: `${step.name} always fails`, invariant: 0, wanted: 'refuted', sources, harness }
    })
}

/** All questions about some invariants, or about all and the steps. */
export function questions(shipped: Sources, writes: Writes, only?: readonly number[]): Question[] {
  const sources = provableSources(shipped)
  const invariants = only ?? properties.map(({ invariant }) => invariant)
  return [
    ...claimQuestions(sources, writes, invariants),
    ...bugQuestions(shipped, invariants),
    ...(only === undefined ? failureQuestions(sources) : []),
  ]
}
