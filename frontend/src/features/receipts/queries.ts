import { findBlockAt, type ReadClient, readAllLogs } from '@consent-ledger/sdk'
import type { Address, Hash, Hex } from 'viem'
import { getBlockNumber } from 'viem/actions'

/** Blocks after the first with the right time stamp in which the recording may stand: some chains give several one time stamp. */
const reach = 16n

/** Where a root was recorded. */
export type RecordingPlace = {
  readonly blockNumber: bigint
  readonly transactionHash: Hash
  /** The operator that recorded it. */
  readonly operator: Address
}

export const recordingPlaceKey = (chainId: number, ledger: Address, root: Hex | null) =>
  ['recordingPlace', chainId, ledger, root] as const

/**
 * Finds the transaction that recorded a root, from the time the ledger gives for it.
 *
 * @param input.recordedAt time stamp of the recording, Unix seconds.
 * @returns null when the node has not kept the event.
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function findRecordingPlace(
  client: ReadClient,
  input: {
    readonly ledger: Address
    readonly deploymentBlock: number
    readonly brandId: Hex
    readonly root: Hex
    readonly recordedAt: number
  },
): Promise<RecordingPlace | null> {
  const { ledger, brandId, root, recordedAt } = input
  const fromBlock = BigInt(input.deploymentBlock)
  const block = await findBlockAt(client, { timestamp: recordedAt, fromBlock })
  if (block === null) return null

  const newest = await getBlockNumber(client, { cacheTime: 0 })
  const toBlock = block.number + reach < newest ? block.number + reach : newest
  const logs = await readAllLogs(client, {
    ledger,
    brandId,
    events: ['GrantsRecorded'],
    fromBlock: block.number,
    toBlock,
  })
  for (const log of logs) {
    if (log.eventName !== 'GrantsRecorded' || log.args.root.toLowerCase() !== root.toLowerCase()) continue
    return { blockNumber: log.blockNumber, transactionHash: log.transactionHash, operator: log.args.operator }
  }
  return null
}
