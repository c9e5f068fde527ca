import { getBrand, getLockStates, getRecordedAt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import type { ChainReader } from '../chain/createChain.ts'

/** A brand younger than this, in seconds, has no budget of its own: registering one costs an attacker next to nothing. */
const brandAge = 7 * 86_400

/** What the chain says of the secrets of one request. */
export type Admission = {
  /** `old`: has its own budget; `young`: shares one; `unknown`: not registered; `unread`: the chain did not answer. */
  readonly brand: 'old' | 'young' | 'unknown' | 'unread'
  /** Roots that are recorded for the brand. */
  readonly recorded: ReadonlySet<Hex>
  /** Locks spent already. */
  readonly spent: ReadonlyMap<Hex, { readonly revokedAt: number; readonly byBrand: boolean }>
}

const unread: Admission = { brand: 'unread', recorded: new Set(), spent: new Map() }

/**
 * Asks the chain what a request may cost. A chain that does not answer refuses nobody: the secrets then count as coming without openings.
 * @param chain the node
 * @param input.brandId brand of the secrets
 * @param input.locks their locks
 * @param input.roots the roots their openings name
 * @param onError told why the chain did not answer
 * @returns the facts
 */
export async function readAdmission(
  chain: ChainReader,
  { brandId, locks, roots }: { brandId: Hex; locks: readonly Hex[]; roots: readonly Hex[] },
  onError: (error: unknown) => void,
): Promise<Admission> {
  const { isReachable, head } = chain.state()
  if (!isReachable || head === null) return unread
  const { ledger } = chain.deployment
  try {
    const [brand, recordedAt, states] = await Promise.all([
      getBrand(chain.client, { ledger, brandId }),
      getRecordedAt(chain.client, { ledger, brandId, roots }),
      getLockStates(chain.client, { ledger, brandId, locks }),
    ])
    if (brand === null) return { ...unread, brand: 'unknown' }
    const spent = new Map<Hex, { revokedAt: number; byBrand: boolean }>()
    for (const [index, state] of states.entries()) if (state.revokedAt > 0) spent.set(locks[index] as Hex, state)
    return {
      brand: head.timestamp - brand.registeredAt >= brandAge ? 'old' : 'young',
      recorded: new Set(roots.filter((_, index) => (recordedAt[index] ?? 0) > 0)),
      spent,
    }
  } catch (error) {
    onError(error)
    return unread
  }
}
