/** How the wallet answers, as it crosses from the test process into the page: errors are built there. */
export type Outcome =
  | { readonly kind: 'result'; readonly value: unknown }
  | { readonly kind: 'error'; readonly code: number; readonly message: string; readonly data?: unknown }
  | { readonly kind: 'thrown'; readonly value: unknown }

/** Names under which the two halves of the wallet meet on `window`. */
export type TestWalletWindow = {
  askTestWallet(request: { readonly method: string; readonly params?: unknown }): Promise<Outcome>
  emitTestWallet(name: string, value: unknown): void
}

/**
 * The half of the wallet that runs in the page. It is turned into text and run before every script of the page, so it uses nothing
 * from outside itself; it decides nothing and holds no key.
 *
 * @see EIP-1193
 * @see EIP-6963
 */
export function announceTestWallet(
  infos: readonly Readonly<Record<'uuid' | 'name' | 'icon' | 'rdns', string>>[],
): void {
  const here = window as never as TestWalletWindow
  const listeners = new Map<string, Set<(value: unknown) => void>>()
  const provider = Object.freeze({
    async request({ method, params }: { method: string; params?: unknown }) {
      const outcome = await here.askTestWallet({ method, params })
      if (outcome.kind === 'result') return outcome.value
      if (outcome.kind === 'thrown') throw outcome.value
      throw Object.assign(new Error(outcome.message), { code: outcome.code, data: outcome.data })
    },
    on(name: string, listener: (value: unknown) => void) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener))
      return provider
    },
    removeListener(name: string, listener: (value: unknown) => void) {
      listeners.get(name)?.delete(listener)
      return provider
    },
  })
  here.emitTestWallet = (name, value) => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(value)
  }
  const announce = () => {
    for (const info of infos) {
      const detail = Object.freeze({ info: Object.freeze(info), provider })
      window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))
    }
  }
  window.addEventListener('eip6963:requestProvider', announce)
  announce()
}
