import { type Chain, createWalletClient, custom, type PublicClient } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'

/** The account that pays, on the chain of a client. */
export type Payer = ReturnType<typeof connectPayer>

/** Joins an account with the chain of a client. */
export function connectPayer(client: PublicClient, account: PrivateKeyAccount) {
  return createWalletClient({ account, chain: client.chain as Chain, transport: custom(client, { retryCount: 0 }) })
}
