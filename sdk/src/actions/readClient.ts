import type { Chain, Client, Transport } from 'viem'

/** Any viem client that can read a node: a public client, a wallet client or wagmi's. */
export type ReadClient = Client<Transport, Chain | undefined>
