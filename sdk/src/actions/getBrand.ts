import { type Address, type Hex, zeroAddress } from 'viem'
import type { BlockSelector } from './blockSelector.ts'
import type { Brand } from './brand.ts'
import type { ReadClient } from './readClient.ts'
import { readLedger } from './readLedger.ts'

/**
 * Reads a brand.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @returns the brand, or null if no brand is registered under this id
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getBrand } from '@consent-ledger/sdk'
 * import { brandId, client, ledger } from './setup.ts'
 *
 * const brand = await getBrand(client, { ledger, brandId })
 * const title = brand === null ? 'not registered' : `${brand.name} (${brand.domain})`
 */
export async function getBrand(
  client: ReadClient,
  { ledger, brandId, ...at }: { ledger: Address; brandId: Hex } & BlockSelector,
): Promise<Brand | null> {
  const brand = await readLedger(client, { ledger, functionName: 'brandOf', args: [brandId], ...at })
  if (brand.registeredAt === 0n) return null
  return {
    brandId,
    owner: brand.owner,
    registeredAt: Number(brand.registeredAt),
    pendingOwner: brand.pendingOwner === zeroAddress ? null : brand.pendingOwner,
    name: brand.name,
    domain: brand.domain,
  }
}
