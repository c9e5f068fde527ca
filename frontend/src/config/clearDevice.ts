import { clear } from 'idb-keyval'

/** On which tabs hear that this browser is to forget everything, of whomever. */
export const deviceChannel = 'consent-ledger-device'

/**
 * Deletes all that the app keeps in this browser, of whomever: sealed receipts, marks and choices. Tabs that are unlocked are told first: one
 * that wrote afterwards would bring back what was deleted.
 */
export async function clearDevice(): Promise<void> {
  const channel = new BroadcastChannel(deviceChannel)
  channel.postMessage('cleared')
  await clear()
  const names = Object.keys(localStorage).filter((name) => name.startsWith('consent-ledger'))
  for (const name of names) localStorage.removeItem(name)
  channel.close()
}
