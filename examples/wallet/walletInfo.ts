import { icon } from './icon.ts'

/** What the wallet says of itself. */
export type WalletInfo = {
  readonly uuid: string
  readonly name: string
  readonly icon: string
  readonly rdns: string
}

/**
 * What the wallet says of itself when it is announced; the identifier is another one on each page load.
 *
 * @see EIP-6963
 */
export const walletInfo: WalletInfo = Object.freeze({
  uuid: crypto.randomUUID(),
  name: 'Demo wallet',
  icon,
  rdns: 'localhost.demo-wallet',
})
