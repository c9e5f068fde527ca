/** Runs tasks one after the other, in the order they were given. One that fails does not stop the next. */
export type OneAtATime = <result>(task: () => Promise<result>) => Promise<result>

/** Makes a queue for tasks that must not overlap. */
export function createOneAtATime(): OneAtATime {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = last.then(task, task)
    last = result.catch(() => undefined)
    return result
  }
}
