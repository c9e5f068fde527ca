import {
  type ChainFacts,
  deriveBrandKey,
  deriveSigner,
  getHead,
  type JsonValue,
  parseUseEntry,
  type ReadClient,
  type Receipt,
  readAllLogs,
} from '@consent-ledger/sdk'
import { type Hex, isHex } from 'viem'
import { BrandRefusedError } from '../../config/brandRefusedError.ts'
import type { Env } from '../../config/env.ts'
import { findBrandEndpoint } from '../../config/findBrandEndpoint.ts'
import { receiptHash } from '../../config/receiptHash.ts'
import type { Head } from '../../config/useHead.ts'
import { fetchOwn } from './fetchOwnReceipts.ts'
import { type LoggedUse, stoppedAt, verifyUseLog } from './verifyUseLog.ts'

export const useLogKey = (env: Pick<Env, 'chainId' | 'ledger'>, brandId: Hex) =>
  ['useLog', env.chainId, env.ledger, brandId.toLowerCase()] as const

/**
 * Fetches a brand's log of how it used the customer's data, and checks it against the roots on chain.
 *
 * @throws {BrandUnreachableError}, {BrandRefusedError}, {BrandMismatchError} as the brand behaves
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readUseLog(
  client: ReadClient,
  input: {
    readonly env: Env
    readonly seed: Hex
    readonly brandId: Hex
    readonly domain: string
    readonly receipts: readonly Receipt[]
    readonly chain: ChainFacts
    readonly head: Head
  },
) {
  const { env, brandId, domain, chain, head } = input
  const { chainId, ledger } = env
  const signer = deriveSigner(deriveBrandKey({ seed: input.seed, chainId, ledger, brandId }))
  const endpoint = await findBrandEndpoint({ env, brand: { brandId, domain } })
  const items = await fetchOwn({ env, endpoint, brandId, signer }, 'uses')
  const uses = items.map((item) => parseLoggedUse(item, domain))

  const recordedAt = await readRoots(client, { env, brandId, head, isWanted: uses.some((use) => use.root !== null) })
  const blockTimes = await readSuspectBlocks(client, uses, input.receipts, chain)
  return verifyUseLog({
    domain: { chainId, ledger },
    uses,
    receipts: input.receipts,
    chain,
    recordedAt: (root) => recordedAt.get(root) ?? null,
    blockTime: (blockNumber) => blockTimes.get(blockNumber) ?? null,
  })
}

function parseLoggedUse(json: JsonValue, domain: string): LoggedUse {
  try {
    const item = json as Record<string, JsonValue>
    const { hash, root = null, proof = null, outcome = null } = item
    const isForm =
      isHex(hash) &&
      (root === null || isHex(root)) &&
      (proof === null || (Array.isArray(proof) && proof.every((step) => isHex(step))))
    if (!isForm) throw new BrandRefusedError({ domain, status: null })
    return {
      entry: parseUseEntry(item.entry),
      hash: hash as Hex,
      root: root as Hex | null,
      proof: proof as readonly Hex[] | null,
      outcome: (['done', 'failed', 'not-run'] as const).find((word) => word === outcome) ?? null,
    }
  } catch (cause) {
    throw new BrandRefusedError({ domain, status: null }, { cause })
  }
}

/** When each root of uses of the brand was put on chain. */
async function readRoots(
  client: ReadClient,
  input: { readonly env: Env; readonly brandId: Hex; readonly head: Head; readonly isWanted: boolean },
): Promise<ReadonlyMap<Hex, number>> {
  const times = new Map<Hex, number>()
  if (!input.isWanted) return times
  const logs = await readAllLogs(client, {
    ledger: input.env.ledger,
    brandId: input.brandId,
    events: ['UsesRecorded'],
    fromBlock: BigInt(input.env.deploymentBlock),
    toBlock: input.head.number,
  })
  for (const log of logs) {
    if (log.eventName !== 'UsesRecorded') continue
    const root = log.args.root.toLowerCase() as Hex
    if (times.has(root)) continue
    times.set(root, log.blockTimestamp ?? (await getHead(client, { blockNumber: log.blockNumber })).timestamp)
  }
  return times
}

/** Time stamps of the blocks of those uses that happened after their consent was stopped: only there the block matters. */
async function readSuspectBlocks(
  client: ReadClient,
  uses: readonly LoggedUse[],
  receipts: readonly Receipt[],
  chain: ChainFacts,
): Promise<ReadonlyMap<number, number>> {
  const byHash = new Map(receipts.map((receipt) => [receiptHash(receipt).toLowerCase(), receipt]))
  const suspects = uses.filter(({ entry }) => {
    const receipt = byHash.get(entry.consentHash.toLowerCase())
    const stopped = receipt === undefined ? null : stoppedAt(entry, receipt, chain)
    return stopped !== null && entry.at >= stopped
  })
  const times = new Map<number, number>()
  for (const blockNumber of new Set(suspects.map(({ entry }) => entry.blockNumber))) {
    const block = await getHead(client, { blockNumber: BigInt(blockNumber) }).catch(() => null)
    if (block !== null) times.set(blockNumber, block.timestamp)
  }
  return times
}
