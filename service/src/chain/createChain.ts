import { assertChain, type Deployment, getHead, type Head } from '@consent-ledger/sdk'
import { createPublicClient, http, type PublicClient } from 'viem'

/** What is known of the chain as of the last look. */
export type ChainState = {
  readonly isReachable: boolean
  /** The newest block seen; kept while the node is unreachable. */
  readonly head: Head | null
  /** Number of the newest final block; null while unknown. */
  readonly finalized: bigint | null
}

/** The node, and what it said last. */
export type ChainReader = {
  readonly client: PublicClient
  readonly deployment: Deployment
  state(): ChainState
  /**
   * Looks at the chain.
   * @returns the newest block
   * @throws {ConsentLedgerError} when the node does not answer or serves another chain
   */
  refresh(): Promise<Head>
}

/**
 * Creates the service's view of the chain. It may be unreachable: every look tries anew.
 * @param options.rpcUrl address of the node
 * @param options.deployment where the ledger is
 * @returns the reader
 */
export function createChain({ rpcUrl, deployment }: { rpcUrl: string; deployment: Deployment }): ChainReader {
  const client = createPublicClient({ transport: http(rpcUrl, { timeout: 5_000, retryCount: 0 }) })
  let state: ChainState = { isReachable: false, head: null, finalized: null }

  async function readFinalized(head: Head): Promise<bigint | null> {
    if (deployment.finality !== null) {
      const number = head.number - BigInt(deployment.finality.finalized)
      return number < 0n ? 0n : number
    }
    // A chain that knows the tag but has nothing final yet answers with an error: unknown, not unreachable.
    return getHead(client, { blockTag: 'finalized' }).then(
      ({ number }) => number,
      () => null,
    )
  }

  return {
    client,
    deployment,
    state: () => state,
    async refresh() {
      try {
        if (!state.isReachable) await assertChain(client, { chainId: deployment.chainId })
        const head = await getHead(client)
        state = { isReachable: true, head, finalized: await readFinalized(head) }
        return head
      } catch (error) {
        state = { ...state, isReachable: false }
        throw error
      }
    },
  }
}
