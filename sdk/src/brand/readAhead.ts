/** Gives the same values, and asks for each next one while the present one is worked on. */
export async function* readAhead<value>(values: AsyncGenerator<value, void, void>): AsyncGenerator<value, void, void> {
  let next = ask(values)
  for (;;) {
    const { done, value } = await next
    if (done) return
    next = ask(values)
    yield value as value
  }
}

/** A failure is thrown when its turn comes, not before. */
function ask<value>(values: AsyncGenerator<value, void, void>): Promise<IteratorResult<value, void>> {
  const answer = values.next()
  answer.catch(() => undefined)
  return answer
}
