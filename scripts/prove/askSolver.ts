import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Sources } from './readSources.ts'

export type Answer = {
  /** `unknown`: the solver gave up. */
  readonly verdict: 'proved' | 'refuted' | 'unknown'
  readonly seconds: number
  readonly megabytes: number
}

const verdicts = [
  ['check is safe', 'proved'],
  ['happens here', 'refuted'],
  ['might happen here', 'unknown'],
] as const

/** Asks whether the one assertion of a harness always holds, in a process of its own. */
export function askSolver(sources: Sources, harness: string): Promise<Answer> {
  const began = performance.now()
  const child = fork(fileURLToPath(new URL('solve.ts', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  return new Promise((resolve, reject) => {
    let trouble = ''
    child.stderr?.on('data', (data) => (trouble += data))
    child.on('message', ({ answers, megabytes }: { answers: string[]; megabytes: number }) => {
      const [answer = 'no answer'] = answers
      const verdict = verdicts.find(([words]) => answer.includes(words))?.[1]
      if (answers.length === 1 && verdict) {
        resolve({ verdict, seconds: (performance.now() - began) / 1000, megabytes })
      } else {
        reject(new Error(`the solver gave ${answers.length} answers, the first: ${answer}`))
      }
    })
    child.on('exit', (code, signal) => {
      process.off('exit', end)
      reject(new Error(`the solver ended early (${signal ?? code}): ${trouble.slice(0, 2_000)}`))
    })
    child.send({ sources, harness })
  })
}
