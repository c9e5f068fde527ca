import { type ChildProcess, fork } from 'node:child_process'

type PoolOptions<Job, Answer> = {
  readonly script: URL
  /** The folder of each process; their number is the number of processes. */
  readonly folders: readonly string[]
  readonly jobs: readonly Job[]
  /** A process that takes longer is killed, and the job answered with undefined. */
  readonly seconds: number
  /** After so many jobs a process gives way to a new one. */
  readonly jobsPerProcess: number
  readonly onAnswer: (job: Job, answer: Answer | undefined) => void
  readonly signal: AbortSignal
}

/** Gives jobs to a few processes, each one at a time, in order. Fails when a process ends by itself twice on the same job. */
export async function runPool<Job extends object, Answer>(options: PoolOptions<Job, Answer>): Promise<void> {
  const { script, folders, jobs, seconds, jobsPerProcess, onAnswer, signal } = options
  let next = 0

  const start = (folder: string) =>
    new Promise<ChildProcess>((resolve, reject) => {
      const child = fork(script, {
        cwd: folder,
        execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=4096'],
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      })
      let errors = ''
      child.stderr?.on('data', (data) => (errors = `${errors}${data}`.slice(-2000)))
      child.once('message', () => resolve(child))
      child.once('error', reject)
      child.once('exit', () => reject(new Error(`${script.pathname} ended before it was ready:\n${errors}`)))
    })

  const ask = (child: ChildProcess, job: Job) =>
    new Promise<{ answer?: Answer; isLate?: true; hasEnded?: true }>((resolve) => {
      const timer = setTimeout(() => end({ isLate: true }), seconds * 1000)
      const ended = () => end({ hasEnded: true })
      const answered = (answer: unknown) => end({ answer: answer as Answer })
      const end = (outcome: { answer?: Answer; isLate?: true; hasEnded?: true }) => {
        clearTimeout(timer)
        child.off('message', answered)
        child.off('exit', ended)
        resolve(outcome)
      }
      child.once('message', answered)
      child.once('exit', ended)
      child.send(job)
    })

  const work = async (folder: string) => {
    let child: ChildProcess | undefined
    const kill = () => child?.kill('SIGKILL')
    signal.addEventListener('abort', kill)
    try {
      let done = 0
      for (let job = jobs[next++]; job !== undefined && !signal.aborted; job = jobs[next++]) {
        for (let attempt = 1; !signal.aborted; attempt++) {
          child ??= await start(folder)
          const { answer, isLate, hasEnded } = await ask(child, job)
          if (isLate || hasEnded || ++done % jobsPerProcess === 0) {
            child.kill('SIGKILL')
            child = undefined
          }
          if (hasEnded && attempt === 1) continue
          if (hasEnded && !signal.aborted) throw new Error(`${script.pathname} ended twice on the same job`)
          if (!signal.aborted) onAnswer(job, answer)
          break
        }
      }
    } finally {
      kill()
      signal.removeEventListener('abort', kill)
    }
  }
  await Promise.all(folders.map(work))
  signal.throwIfAborted()
}
