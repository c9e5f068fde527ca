import type { Address, Hex } from 'viem'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'
import { readLedger } from './readLedger.ts'

/**
 * Reads the rolling hash over all use recordings of a brand: who replayed each of them has the same.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @returns the digest as of the block asked for; zero when there were none
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getHead, getUseDigest } from '@consent-ledger/sdk'
 * import { brandId, client, ledger } from './setup.ts'
 *
 * const { hash: blockHash } = await getHead(client)
 * const digest = await getUseDigest(client, { ledger, brandId, blockHash })
 */
export function getUseDigest(
  client: ReadClient,
  { ledger, brandId, ...at }: { ledger: Address; brandId: Hex } & BlockSelector,
): Promise<Hex> {
  return readLedger(client, { ledger, functionName: 'useDigest', args: [brandId], ...at })
}
