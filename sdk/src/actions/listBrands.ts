import type { Address } from 'viem'
import { HistoryIncompleteError } from '../errors/historyIncompleteError.ts'
import { zeroHash } from '../protocol/digest.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { Brand } from './brand.ts'
import { getBrand } from './getBrand.ts'
import { getHead } from './getHead.ts'
import { readAllLogs } from './readAllLogs.ts'
import type { ReadClient } from './readClient.ts'
import type { LogsProgress } from './readLogs.ts'

/**
 * Lists every brand of a ledger as it is now, the first registered first.
 *
 * @param client viem client
 * @param deployment the ledger and the block it was deployed in
 * @param options.onProgress called after each page of logs
 * @returns the brands with their present name, domain and owner
 * @throws {HistoryIncompleteError} when the node names a brand in a log that its state does not have
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { listBrands } from '@consent-ledger/sdk'
 * import { client, deployment } from './setup.ts'
 *
 * const brands = await listBrands(client, deployment)
 * const names = brands.map((brand) => `${brand.name} (${brand.domain})`)
 */
export async function listBrands(
  client: ReadClient,
  { ledger, deploymentBlock }: { ledger: Address; deploymentBlock: number },
  { onProgress, ...at }: { onProgress?: (progress: LogsProgress) => void } & BlockSelector = {},
): Promise<readonly Brand[]> {
  const { number: toBlock, hash: blockHash } = await getHead(client, at)
  // Where there is no ledger there are no logs either: that must not read as "no brands".
  await getBrand(client, { ledger, brandId: zeroHash, blockHash })
  const fromBlock = BigInt(deploymentBlock)
  const logs = await readAllLogs(client, { ledger, events: ['BrandRegistered'], fromBlock, toBlock, onProgress })
  const brands: Brand[] = []
  for (let start = 0; start < logs.length; start += 16) {
    const page = logs.slice(start, start + 16).map(async ({ args: { brandId } }) => {
      const brand = await getBrand(client, { ledger, brandId, blockHash })
      if (!brand) throw new HistoryIncompleteError({ missing: `the state of brand ${brandId}` })
      return brand
    })
    brands.push(...(await Promise.all(page)))
  }
  return brands
}
