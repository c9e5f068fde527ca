import type { WalletEvents } from './walletProvider.ts'

type Name = keyof WalletEvents
type Listener = (value: never) => void

/**
 * The listeners of the wallet's events. One that throws is reported and stops neither the others nor the wallet.
 *
 * @returns `add`, `remove` and `emit`.
 */
export function createListeners() {
  const listeners = new Map<Name, Set<Listener>>()

  return {
    add(name: Name, listener: Listener): void {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
    },
    remove(name: Name, listener: Listener): void {
      listeners.get(name)?.delete(listener)
    },
    emit<Event extends Name>(name: Event, value: WalletEvents[Event]): void {
      for (const listener of [...(listeners.get(name) ?? [])]) {
        try {
          listener(value as never)
        } catch (error) {
          reportError(error)
        }
      }
    },
  }
}
