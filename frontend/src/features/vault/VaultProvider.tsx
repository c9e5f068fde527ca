import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { Customer } from '../../config/customer.ts'
import type { Env } from '../../config/env.ts'
import { VaultContext } from '../../config/vault.ts'
import { createVaultStore, type VaultStore } from './createVaultStore.ts'
import { openLocalVault } from './localVault.ts'
import { openRemoteVault } from './remoteVault.ts'

type VaultProviderProps = {
  readonly customer: Customer | null
  readonly env: Env
  readonly children: ReactNode
}

/** Opens the customer's document while they are unlocked, and gives it to everything below. */
export function VaultProvider({ customer, env, children }: VaultProviderProps) {
  const [store, setStore] = useState<VaultStore | null>(null)
  const keys = customer?.vault
  const latest = useRef(customer)
  latest.current = customer

  useEffect(() => {
    if (keys === undefined) return
    const opened = createVaultStore({
      local: openLocalVault(keys),
      remote: openRemoteVault({ relayUrl: env.relayUrl, domain: env, keys }),
      now: () => Math.floor(Date.now() / 1000),
      onForgotten: () => latest.current?.lock(),
    })
    setStore(opened)

    const onVisible = () => {
      if (document.visibilityState === 'visible') void opened.getSnapshot().synchronise()
    }
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('online', onVisible)
    return () => {
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('online', onVisible)
      opened.close()
      setStore(null)
    }
  }, [keys, env])

  const vault = useSyncExternalStore(store?.subscribe ?? subscribeToNothing, () => store?.getSnapshot() ?? null)
  return <VaultContext value={vault}>{children}</VaultContext>
}

function subscribeToNothing() {
  return () => undefined
}
