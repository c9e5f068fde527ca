import type { BrowserContext } from 'playwright-core'
import type { Hex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'

/**
 * Gives every page of a profile a wallet that is announced through EIP-6963 and says yes at once. It signs out here: the page fetches no
 * script for it. `signedAt` in the page is the `performance.now()` of its last signature.
 */
export async function addWallet(
  context: BrowserContext,
  options: { readonly key: Hex; readonly chainId: number },
): Promise<void> {
  const account = privateKeyToAccount(options.key)
  await context.exposeBinding('signOutside', (_, raw: Hex) => account.signMessage({ message: { raw } }))
  await context.addInitScript(
    ({ address, chainId }) => {
      const page = window as never as { signOutside(raw: string): Promise<string>; signedAt: number }
      const provider = {
        on: () => provider,
        removeListener: () => provider,
        async request({ method, params }: { method: string; params?: readonly string[] }) {
          if (method === 'eth_requestAccounts' || method === 'eth_accounts') return [address]
          if (method === 'eth_chainId') return `0x${chainId.toString(16)}`
          if (method !== 'personal_sign') throw Object.assign(new Error(`no ${method} here`), { code: 4200 })
          const signature = await page.signOutside(params?.[0] as string)
          page.signedAt = performance.now()
          return signature
        },
      }
      const info = {
        uuid: '5f1f7d3c-0b1c-4a64-9a3c-2f6d8a0a7c11',
        name: 'Bench wallet',
        icon: 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>',
        rdns: 'example.bench',
      }
      const announce = () =>
        dispatchEvent(
          new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) as never }),
        )
      addEventListener('eip6963:requestProvider', announce)
      announce()
    },
    { address: account.address, chainId: options.chainId },
  )
}
