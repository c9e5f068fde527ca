import { join } from 'node:path'

/** The file of the guard's store in a shop's data folder. */
export function consentDatabase(folder: string): string {
  return join(folder, 'consent.db')
}
