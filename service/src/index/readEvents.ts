import { consentLedgerAbi, getHead } from '@consent-ledger/sdk'
import type { Insertable } from 'kysely'
import { type Hex, parseEventLogs } from 'viem'
import type { ChainReader } from '../chain/createChain.ts'
import type { Schema } from '../database/schema.ts'

/** A row of the mirror. */
export type EventRow = Insertable<Schema['event']>

/**
 * Reads the ledger's events of a range of blocks as rows of the mirror.
 * @param range first and last block, inclusive
 * @returns the rows in the chain's order
 * @throws viem's errors when the node does not answer or refuses the range
 */
export async function readEvents(
  { client, deployment }: ChainReader,
  { fromBlock, toBlock }: { fromBlock: bigint; toBlock: bigint },
): Promise<EventRow[]> {
  const raw = await client.getLogs({ address: deployment.ledger, fromBlock, toBlock })
  const logs = parseEventLogs({ abi: consentLedgerAbi, logs: raw, strict: true })

  const times = new Map<bigint, number>()
  for (const { blockNumber, blockTimestamp } of logs) {
    if (times.has(blockNumber)) continue
    // Not every node puts the time stamp into its logs.
    times.set(
      blockNumber,
      typeof blockTimestamp === 'bigint' ? Number(blockTimestamp) : (await getHead(client, { blockNumber })).timestamp,
    )
  }

  return logs.map(({ eventName, args, blockNumber, blockHash, transactionHash, logIndex }) => {
    const { brandId, ...fields } = lowerCase(args)
    return {
      blockNumber: Number(blockNumber),
      logIndex,
      blockHash,
      transactionHash,
      at: times.get(blockNumber) as number,
      brandId: brandId as Hex,
      name: eventName,
      lock: eventName === 'ConsentRevoked' ? (fields.lock as Hex) : null,
      fields: JSON.stringify(fields),
    }
  })
}

/** What a brand may call itself: left as it is, even where it looks like hex. */
const chosenTexts = ['name', 'domain']

/** Hex in lower case, so that equal values are equal texts; the published text of a notice stays on the chain. */
function lowerCase(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(args)
      .filter(([key]) => key !== 'document')
      .map(([key, value]) => [
        key,
        typeof value === 'string' && !chosenTexts.includes(key) && /^0x[0-9a-fA-F]*$/.test(value)
          ? value.toLowerCase()
          : value,
      ]),
  )
}
