/**
 * Asks one question after another and counts.
 * @param questions what to ask about, each once
 * @returns questions a second by the clock, and by the time the processor worked for this process (other programs do not count there);
 *   microseconds that all but one in a hundred stay below; how many were answered with yes
 */
export function rate<question>(questions: readonly question[], ask: (question: question) => boolean) {
  const warm = Math.min(300_000, questions.length)
  for (let place = 0; place < warm; place++) ask(questions[place] as question)
  let yes = 0
  const used = process.cpuUsage()
  const began = performance.now()
  for (const question of questions) if (ask(question)) yes++
  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(used)
  const single = new Float64Array(Math.min(300_000, questions.length))
  for (let place = 0; place < single.length; place++) {
    const question = questions[questions.length - 1 - place] as question
    const start = performance.now()
    ask(question)
    single[place] = performance.now() - start
  }
  single.sort()
  return {
    opsPerSecond: Math.round(questions.length / seconds),
    opsPerProcessorSecond: Math.round(questions.length / ((user + system) / 1e6)),
    p50Microseconds: round((single[single.length >>> 1] as number) * 1_000),
    p99Microseconds: round((single[Math.floor(single.length * 0.99)] as number) * 1_000),
    yes,
  }
}

const round = (value: number) => Number(value.toFixed(2))
