import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { writeWhole } from '../writeWhole.ts'
import { stopWith } from './stopWith.ts'

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Keeps a second start away from the same state folder.
 * @returns a function that gives the folder free
 * @throws {StartStopped} when a living process holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = `${folder}.lock`
  if (existsSync(path)) {
    const pid = Number(readFileSync(path, 'utf8'))
    if (pid !== process.pid && isAlive(pid)) {
      stopWith(`another start (process ${pid}) already uses ${folder}. End it, or choose another folder with --state.`)
    }
  }
  writeWhole(path, String(process.pid))
  return () => rmSync(path, { force: true })
}
