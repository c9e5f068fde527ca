import type { Hex } from 'viem'
import type { Revocation, RevocationScope } from '../../config/vaultDocument.ts'
import type { PlannedSecret } from './planRevocation.ts'

/**
 * Begins the record of one press on "Revoke" at one brand.
 *
 * @param input.createdAt Unix seconds of this device.
 * @returns a revocation in the state "preparing": nothing is stored or sent yet.
 */
export function newRevocation(input: {
  readonly id: Hex
  readonly groupId: Hex | null
  readonly brandId: Hex
  readonly brandName: string
  readonly scope: RevocationScope
  readonly planned: readonly PlannedSecret[]
  readonly createdAt: number
}): Revocation {
  const isAnyNeeded = input.planned.some((one) => one.isNeeded)

  return {
    id: input.id,
    groupId: input.groupId,
    brandId: input.brandId.toLowerCase() as Hex,
    brandName: input.brandName,
    scope: input.scope,
    locks: input.planned.map((one) => ({
      lock: one.lock,
      isNeeded: isAnyNeeded ? one.isNeeded : true,
      revokedAt: null,
      isByBrand: false,
      isFinal: false,
    })),
    createdAt: input.createdAt,
    updatedAt: input.createdAt,
    revision: 0,
    state: 'preparing',
    endpoint: { state: 'idle', acceptedLocks: [], attempts: 0, triedAt: 0 },
    relay: {
      state: 'idle',
      acceptedLocks: [],
      requestIds: [],
      progress: null,
      transactionHash: null,
      attempts: 0,
      triedAt: 0,
      retryAt: 0,
    },
    wallet: { state: 'idle', transactionHash: null, sender: null, nonce: null },
  }
}
