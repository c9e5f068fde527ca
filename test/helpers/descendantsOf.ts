import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

export type ProcessRow = { readonly pid: number; readonly parent: number; readonly command: string }

/** Every process of this machine that has not ended; one that only waits to be reaped has. */
function readProcesses(): ProcessRow[] {
  if (!existsSync('/proc/self/stat')) {
    const { stdout } = spawnSync('ps', ['-Ao', 'pid=,ppid=,state=,command='], { encoding: 'utf8' })
    return stdout.split('\n').flatMap((line) => {
      const [, pid, parent, state, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
      return pid && !state?.startsWith('Z') ? [{ pid: Number(pid), parent: Number(parent), command }] : []
    })
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        if (state === 'Z' || state === 'X') return []
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return [{ pid: Number(name), parent: Number(parent), command }]
      } catch {
        return [] // It ended meanwhile.
      }
    })
}

/** All processes a process has started, and those they have started. */
export function descendantsOf(pid: number): ProcessRow[] {
  const all = readProcesses()
  const found: ProcessRow[] = []
  const parents = [pid]
  for (const parent of parents) {
    for (const row of all.filter((candidate) => candidate.parent === parent)) {
      found.push(row)
      parents.push(row.pid)
    }
  }
  return found
}

/** Which of these processes still run. */
export function stillRunning(rows: readonly ProcessRow[]): ProcessRow[] {
  const all = new Map(readProcesses().map((row) => [row.pid, row.command]))
  return rows.filter(({ pid, command }) => all.get(pid) === command)
}
