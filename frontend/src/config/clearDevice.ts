import { clear } from 'idb-keyval'

/** Deletes all that the app keeps in this browser, of whomever: sealed receipts, marks and choices. */
export async function clearDevice(): Promise<void> {
  await clear()
  const names = Object.keys(localStorage).filter((name) => name.startsWith('consent-ledger'))
  for (const name of names) localStorage.removeItem(name)
}
