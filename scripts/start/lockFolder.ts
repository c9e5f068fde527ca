import { mkdirSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { stopWith } from './stopWith.ts'

/**
 * Keeps a second start away from the same state folder. The lock is SQLite's on a file beside the folder: the system drops it with the
 * process, however that ends, so nothing left behind by a crash looks like a living start.
 *
 * @returns a function that gives the folder free
 * @throws {StartStopped} when a living process holds it
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = `${folder}.lock`
  const lock = openLock(path)
  try {
    lock.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${process.pid}; COMMIT; BEGIN IMMEDIATE`)
  } catch (error) {
    if (!isBusy(error)) throw error
    const holder = lock.prepare('PRAGMA user_version').get()?.user_version
    lock.close()
    stopWith(`another start (process ${holder}) already uses ${folder}. End it, or choose another folder with --state.`)
  }
  return () => {
    // First the file, then the lock: the other way round it could be the next start's file.
    rmSync(path, { force: true })
    lock.close()
  }
}

/** A file that is no database is no lock either. */
function openLock(path: string): DatabaseSync {
  const lock = new DatabaseSync(path)
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE')
    return lock
  } catch (error) {
    lock.close()
    if (isBusy(error)) throw error
    rmSync(path)
    return new DatabaseSync(path)
  }
}

const isBusy = (error: unknown): boolean => (error as { errcode?: number }).errcode === 5
