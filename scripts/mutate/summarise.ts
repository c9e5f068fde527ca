import { describeMutant } from './describeMutant.ts'
import type { Fate, MutationRun } from './mutationRun.ts'
import { operators } from './operators.ts'

const largestShare = 0.1

/** The figures of a run, for machines and for people. */
export function summarise({ fates, noMutants, stale }: MutationRun, seconds: number) {
  const of = (list: readonly Fate[], ...statuses: readonly Fate['status'][]) =>
    list.filter(({ status }) => statuses.includes(status))
  const survivors = of(fates, 'survived')
  const explained = of(fates, 'explained')
  const isTooMuch = explained.length > fates.length * largestShare
  const isGood = survivors.length === 0 && stale.length === 0 && !isTooMuch

  const count = (list: readonly Fate[]) => ({
    total: list.length,
    killed: of(list, 'killed', 'timed out').length,
    explained: of(list, 'explained').length,
    survived: of(list, 'survived').length,
  })
  const files = [...new Set(fates.map(({ mutant }) => mutant.file))]
  const why = (reason: string) => noMutants.filter((none) => none.why === reason).length
  const json = {
    total: fates.length,
    killed: count(fates).killed,
    timedOut: of(fates, 'timed out').length,
    explained: explained.length,
    survived: survivors.map(({ mutant: { id, file, line, original, mutated } }) => ({
      id,
      file,
      line,
      original,
      mutated,
    })),
    stale,
    noMutants: {
      doNotCompile: why('does not compile'),
      sameCode: why('same code'),
      sameAsAnother: why('same as another'),
    },
    files: Object.fromEntries(files.map((file) => [file, count(fates.filter(({ mutant }) => mutant.file === file))])),
    operators: Object.fromEntries(
      operators.map(({ id }) => [id, count(fates.filter(({ mutant }) => mutant.operator === id))]),
    ),
    seconds: Math.round(seconds),
  }

  const row = (name: string, { total, killed, explained: right, survived }: ReturnType<typeof count>) =>
    `${name.padEnd(38)}${[total, killed, right, survived].map((number) => String(number).padStart(10)).join('')}\n`
  const text = (isVerbose: boolean) => {
    const heads = ['mutants', 'killed', 'explained', 'survived'].map((head) => head.padStart(10)).join('')
    let lines = `${' '.repeat(38)}${heads}\n`
    for (const file of files) lines += row(file, json.files[file] ?? count([]))
    for (const { id } of operators) if (json.operators[id]?.total) lines += row(id, json.operators[id])
    lines += `${row('all', count(fates))}\n`
    const { doNotCompile, sameCode, sameAsAnother } = json.noMutants
    lines += `No mutants: ${doNotCompile} do not compile, ${sameCode} are the same code, ${sameAsAnother} the same as another.\n`
    if (json.timedOut > 0) lines += `Of the killed, ${json.timedOut} only because time ran out:\n`
    for (const { mutant, by } of of(fates, 'timed out')) lines += `  ${describeMutant(mutant)} (${by})\n`
    if (isVerbose)
      for (const { mutant, by } of of(fates, 'killed')) lines += `  ${describeMutant(mutant)}\n    killed by ${by}\n`
    if (isVerbose)
      for (const { mutant, reason } of explained) lines += `  ${describeMutant(mutant)}\n    explained: ${reason}\n`
    if (survivors.length > 0)
      lines += '\nSurvived, so a test is missing, or a reason in test/mutation/explained.json:\n'
    for (const { mutant } of survivors) lines += `  ${describeMutant(mutant)}\n`
    if (stale.length > 0) lines += '\nExplanations to take out or mend in test/mutation/explained.json:\n'
    for (const line of stale) lines += `  ${line}\n`
    if (isTooMuch)
      lines += `\n${explained.length} of ${fates.length} are explained, more than one in ten: write tests instead.\n`
    return lines
  }
  return { isGood, json, text }
}
