/** What one of several answered: its value, or why not. */
export type Answer<value> = { readonly value: value } | { readonly failure: unknown }

/**
 * Waits for several answers, but for none much longer than for the first: who hangs must not hold back the others.
 *
 * @param questions what was asked
 * @param patience milliseconds the others get once one has answered
 * @param late what is told of one that did not answer by then
 * @returns the answers in the order of the questions
 */
export async function answersWithin<value>(
  questions: readonly Promise<value>[],
  patience: number,
  late: (index: number) => unknown,
): Promise<Answer<value>[]> {
  const answers: (Answer<value> | undefined)[] = questions.map(() => undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  await new Promise<void>((resolve) => {
    let open = questions.length
    if (open === 0) resolve()
    questions.forEach((question, index) => {
      const settle = (answer: Answer<value>) => {
        answers[index] = answer
        if (--open === 0) resolve()
        else if ('value' in answer) timer ??= setTimeout(resolve, patience)
      }
      question.then(
        (value) => settle({ value }),
        (failure: unknown) => settle({ failure }),
      )
    })
  })
  clearTimeout(timer)
  return answers.map((answer, index) => answer ?? { failure: late(index) })
}
