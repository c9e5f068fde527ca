import type { Hex } from 'viem'

/** What the wallet is given by the server of a local run. */
export type WalletSettings = {
  /** 32 bytes. */
  readonly privateKey: Hex
  readonly rpcUrl: string
  readonly chainId: number
}
