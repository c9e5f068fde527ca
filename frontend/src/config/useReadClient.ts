import type { ReadClient } from '@consent-ledger/sdk'
import { useClient } from 'wagmi'

/**
 * The client that reads the node. It carries no actions of its own: give it to the SDK or to one action of `viem/actions`,
 * so that the browser fetches no other (a public client brings all of them, ENS and simulation included).
 */
export function useReadClient(): ReadClient {
  return useClient() as ReadClient
}
