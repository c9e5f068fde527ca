import type { ReactNode } from 'react'
import { useCustomer } from '../config/customer.ts'
import { useEnv } from '../config/EnvContext.ts'
import { useVaultDocument } from '../config/vault.ts'
import { RevocationProvider } from '../features/revocations/RevocationProvider.tsx'
import { VaultProvider } from '../features/vault/VaultProvider.tsx'

/** What an unlocked customer has on every page: their document, and the way to revoke. */
export function CustomerProviders(props: { readonly children: ReactNode }) {
  const customer = useCustomer()
  const env = useEnv()
  return (
    <VaultProvider customer={customer} env={env}>
      <WithRevocations>{props.children}</WithRevocations>
    </VaultProvider>
  )
}

function WithRevocations(props: { readonly children: ReactNode }) {
  return (
    <RevocationProvider customer={useCustomer()} env={useEnv()} vault={useVaultDocument()}>
      {props.children}
    </RevocationProvider>
  )
}
