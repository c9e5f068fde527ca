/** The parameters of one request. */
export type WalletRequest = { readonly method: string; readonly params?: unknown }

/** The events of the wallet and what their listeners are called with. */
export type WalletEvents = {
  connect: { readonly chainId: string }
  accountsChanged: readonly string[]
  chainChanged: string
}

/**
 * The wallet as a page sees it.
 *
 * @see EIP-1193
 */
export type WalletProvider = {
  request(request: WalletRequest): Promise<unknown>
  on<Name extends keyof WalletEvents>(name: Name, listener: (value: WalletEvents[Name]) => void): WalletProvider
  removeListener<Name extends keyof WalletEvents>(
    name: Name,
    listener: (value: WalletEvents[Name]) => void,
  ): WalletProvider
}
