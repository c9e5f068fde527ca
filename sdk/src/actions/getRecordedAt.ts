import type { Address, Hex } from 'viem'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'
import { readInChunks } from './readInChunks.ts'
import { readLedger } from './readLedger.ts'

/**
 * Reads when roots of grants were recorded.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @param input.roots any number of Merkle roots
 * @returns Unix seconds for each root in order; 0 where it is not recorded
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getRecordedAt } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, receipt } from './setup.ts'
 *
 * const roots = receipt.recording === null ? [] : [receipt.recording.root]
 * const [recordedAt] = await getRecordedAt(client, { ledger, brandId, roots })
 */
export function getRecordedAt(
  client: ReadClient,
  { ledger, brandId, roots, ...at }: { ledger: Address; brandId: Hex; roots: readonly Hex[] } & BlockSelector,
): Promise<readonly number[]> {
  return readInChunks(client, roots, at, async (chunk, pinned) => {
    const times = await readLedger(client, { ledger, functionName: 'recordedAt', args: [brandId, chunk], ...pinned })
    return times.map(Number)
  })
}
