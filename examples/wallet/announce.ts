import type { WalletInfo } from './walletInfo.ts'
import type { WalletProvider } from './walletProvider.ts'

/**
 * Announces the wallet now and whenever a page asks, so that it does not matter which script runs first.
 *
 * @param info what the wallet says of itself.
 * @param provider the wallet.
 * @see EIP-6963
 */
export function announce(info: WalletInfo, provider: WalletProvider): void {
  const detail = Object.freeze({ info, provider })
  const say = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }))

  window.addEventListener('eip6963:requestProvider', say)
  say()
}
