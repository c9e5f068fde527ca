import { type Address, getAddress, type Hex, hexToBytes, keccak256 } from 'viem'
import { assertChain } from '../actions/assertChain.ts'
import type { Deployment } from '../actions/deployment.ts'
import { findBlockAt } from '../actions/findBlockAt.ts'
import { getBrand } from '../actions/getBrand.ts'
import { getHead } from '../actions/getHead.ts'
import { getRecordedAt } from '../actions/getRecordedAt.ts'
import { getRevocationDigest } from '../actions/getRevocationDigest.ts'
import { getUseDigest } from '../actions/getUseDigest.ts'
import type { Head } from '../actions/head.ts'
import type { LedgerLog } from '../actions/ledgerLog.ts'
import { readAllLogs } from '../actions/readAllLogs.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { readLedger } from '../actions/readLedger.ts'
import { readNotice } from '../actions/readNotice.ts'
import { BlockMissingError } from '../errors/blockMissingError.ts'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { ContractMissingError } from '../errors/contractMissingError.ts'
import { UnknownBrandError } from '../errors/unknownBrandError.ts'
import { rollRevocation, rollUses, zeroHash } from '../protocol/digest.ts'
import type { History } from './history.ts'
import type { HistoryEvent } from './historyEvent.ts'
import { readTimestamps } from './readTimestamps.ts'

export type HistoryProgress = {
  /** `logs`: reading events. `times`: reading the times of blocks. `state`: comparing with the state of the ledger. */
  readonly phase: 'logs' | 'times' | 'state'
  /** From 0 to 1, within the phase. */
  readonly fraction: number
  /** The last block read. */
  readonly block: bigint
  readonly toBlock: bigint
  /** How many events were found so far. */
  readonly events: number
}

export type HistoryInput = {
  /** The ledger. `deploymentBlock` is only needed on nodes that do not keep old headers. */
  readonly deployment: Pick<Deployment, 'chainId' | 'ledger'> & Partial<Pick<Deployment, 'deploymentBlock'>>
  readonly brandId: Hex
  /** First block; the block the brand was registered in when absent. */
  readonly fromBlock?: bigint
  /** Last block; the newest when absent. */
  readonly toBlock?: bigint
  readonly onProgress?: (progress: HistoryProgress) => void
  readonly signal?: AbortSignal
}

/** How often a history is started again because the chain was reorganised meanwhile. */
const attempts = 3

/**
 * Reads the whole history of a brand from a node, replays its digests and compares them with the ledger's own, read at
 * the same block hash (EIP-1898): a node that leaves out a revocation, a use recording or a notice is noticed.
 *
 * @param client viem client; nothing but its node is asked
 * @param input ledger, brand, and optionally first and last block
 * @returns the events in the order of the chain and what was compared
 * @throws {UnknownBrandError} when no brand is registered under this id
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {WrongChainError} when the node serves another chain
 * @throws {BlockMissingError} when the node does not have the last block
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getHistory, historyRows } from '@consent-ledger/sdk/audit'
 * import { brandId, client, deployment } from './setup.ts'
 *
 * const history = await getHistory(client, { deployment, brandId })
 * if (history.isComplete !== true) console.log('The node left something out: ask another one.')
 * const revocations = historyRows(history, { kinds: ['revocation'] })
 */
export async function getHistory(client: ReadClient, input: HistoryInput): Promise<History> {
  await assertChain(client, input.deployment)
  for (let attempt = 1; ; attempt++) {
    const head = await getHead(client, input.toBlock === undefined ? {} : { blockNumber: input.toBlock })
    try {
      const history = await readHistory(client, input, head)
      if ((await isCanonical(client, head)) || attempt === attempts) return history
    } catch (error) {
      const mayBeReorg = error instanceof ChainUnreadableError || error instanceof BlockMissingError
      if (!mayBeReorg || attempt === attempts || (await isCanonical(client, head))) throw error
    }
  }
}

async function isCanonical(client: ReadClient, head: Head): Promise<boolean> {
  try {
    return (await getHead(client, { blockNumber: head.number })).hash === head.hash
  } catch (error) {
    if (error instanceof BlockMissingError) return false
    throw error
  }
}

async function readHistory(client: ReadClient, input: HistoryInput, head: Head): Promise<History> {
  const { deployment, onProgress, signal } = input
  const { chainId } = deployment
  const ledger = getAddress(deployment.ledger)
  const brandId = input.brandId.toLowerCase() as Hex
  const at = { ledger, brandId, blockHash: head.hash }

  const brand = await getBrand(client, at)
  if (brand === null) throw new UnknownBrandError({ brandId })
  const chainRevocationDigest = await getRevocationDigest(client, at)
  const chainUseDigest = await getUseDigest(client, at)
  const latest = await readLedger(client, {
    ledger,
    functionName: 'latestNotice',
    args: [brandId],
    blockHash: head.hash,
  })
  const chainNotices =
    latest === zeroHash
      ? 0
      : (await readLedger(client, { ledger, functionName: 'noticeOf', args: [brandId, latest], blockHash: head.hash }))
          .number

  const start = await findStart(client, deployment, brand.registeredAt, head)
  const fromBlock = input.fromBlock !== undefined && input.fromBlock > start ? input.fromBlock : start
  const before = fromBlock > start ? await readDigestsBefore(client, { ledger, brandId, fromBlock }) : zeroDigests

  const logs = await readAllLogs(client, {
    ledger,
    brandId,
    fromBlock,
    toBlock: head.number,
    signal,
    onProgress: ({ block, logs: events }) => {
      const fraction = Number(block - fromBlock + 1n) / Number(head.number - fromBlock + 1n)
      onProgress?.({ phase: 'logs', fraction, block, toBlock: head.number, events })
    },
  })
  const report = (phase: 'times' | 'state', fraction: number) =>
    onProgress?.({ phase, fraction, block: head.number, toBlock: head.number, events: logs.length })

  const times = await readTimestamps(client, logs, { signal, onProgress: (fraction) => report('times', fraction) })
  let events = logs.map((log) => toEvent(log, times(log), brandId))
  let replayed = replay(before, events)
  if (fromBlock === start && replayed?.revocation !== chainRevocationDigest) {
    events = [...(await readBefore(client, { ledger, brandId, deployment, start, signal })), ...events]
    replayed = replay(before, events)
  }

  report('state', 0)
  const recordings = events.filter((event) => event.event === 'GrantsRecorded')
  const roots = recordings.map(({ root }) => root)
  const recordedAt = await getRecordedAt(client, { ledger, brandId, roots })
  const confirmedRecordings = recordings.filter((recording, index) => recording.at === recordedAt[index]).length
  report('state', 1)

  const replayedNotices = countNotices(events, fromBlock > start)
  const first = events.find(({ event }) => event !== 'ConsentRevoked')
  const registration = first?.event === 'BrandRegistered' ? first : null
  const isWhole =
    confirmedRecordings === recordings.length &&
    (replayedNotices === null || replayedNotices === chainNotices) &&
    events.every((event) => event.event !== 'NoticePublished' || event.isIntact) &&
    (fromBlock > start || registration !== null)
  return {
    chainId,
    ledger,
    brandId,
    brand,
    fromBlock: (registration && events[0]?.blockNumber) ?? fromBlock,
    head,
    events,
    replayedRevocationDigest: replayed?.revocation ?? null,
    chainRevocationDigest,
    replayedUseDigest: replayed?.use ?? null,
    chainUseDigest,
    replayedNotices: replayedNotices ?? chainNotices,
    chainNotices,
    replayedRecordings: recordings.length,
    confirmedRecordings,
    isComplete:
      replayed === null && isWhole
        ? null
        : isWhole && replayed?.revocation === chainRevocationDigest && replayed.use === chainUseDigest,
  }
}

/** The block a brand was registered in is the first with its time stamp: headers tell, without archive state. */
async function findStart(
  client: ReadClient,
  { deploymentBlock = 0 }: Partial<Pick<Deployment, 'deploymentBlock'>>,
  registeredAt: number,
  head: Head,
): Promise<bigint> {
  const fromBlock = BigInt(deploymentBlock)
  try {
    const found = await findBlockAt(client, { timestamp: registeredAt, fromBlock, toBlock: head.number })
    return found?.number ?? fromBlock
  } catch (error) {
    if (error instanceof BlockMissingError) return fromBlock
    throw error
  }
}

/** Anybody may spend locks under the id of a brand that is yet to be registered: they are in its digest, in blocks before its first. */
async function readBefore(
  client: ReadClient,
  input: {
    ledger: Address
    brandId: Hex
    deployment: Partial<Pick<Deployment, 'deploymentBlock'>>
    start: bigint
    signal: AbortSignal | undefined
  },
): Promise<HistoryEvent[]> {
  const { ledger, brandId, deployment, start, signal } = input
  const fromBlock = BigInt(deployment.deploymentBlock ?? 0)
  const events = ['ConsentRevoked'] as const
  const logs = await readAllLogs(client, { ledger, brandId, events, fromBlock, toBlock: start - 1n, signal })
  const times = await readTimestamps(client, logs, { signal })
  return logs.map((log) => toEvent(log, times(log), brandId))
}

type Digests = { readonly revocation: Hex; readonly use: Hex }
const zeroDigests: Digests = { revocation: zeroHash, use: zeroHash }

/** The digests a late start begins with. Needs a node that keeps old state; null without. */
async function readDigestsBefore(
  client: ReadClient,
  { ledger, brandId, fromBlock }: { ledger: Address; brandId: Hex; fromBlock: bigint },
): Promise<Digests | null> {
  const at = { ledger, brandId, blockNumber: fromBlock - 1n }
  try {
    return { revocation: await getRevocationDigest(client, at), use: await getUseDigest(client, at) }
  } catch (error) {
    if (error instanceof ChainUnreadableError || error instanceof ContractMissingError) return null
    throw error
  }
}

function replay(before: Digests | null, events: readonly HistoryEvent[]): Digests | null {
  if (before === null) return null
  let { revocation, use } = before
  for (const event of events) {
    if (event.event === 'ConsentRevoked') revocation = rollRevocation(revocation, event)
    if (event.event === 'UsesRecorded') use = rollUses(use, event)
  }
  return { revocation, use }
}

/** The number of the last notice, if none before it is missing; null if a late start holds no notice. */
function countNotices(events: readonly HistoryEvent[], isLate: boolean): number | null {
  let count: number | null = isLate ? null : 0
  for (const event of events) {
    if (event.event !== 'NoticePublished') continue
    if (count !== null && event.number !== count + 1) return count
    count = event.number
  }
  return count
}

function toEvent(log: LedgerLog, at: number, brandId: Hex): HistoryEvent {
  const { blockNumber, blockHash, transactionHash, logIndex } = log
  const position = { blockNumber, blockHash, transactionHash, logIndex, at }
  switch (log.eventName) {
    case 'BrandRegistered': {
      const { owner, name, domain } = log.args
      return { ...position, kind: 'brand', event: log.eventName, owner, name, domain }
    }
    case 'BrandUpdated': {
      const { name, domain } = log.args
      return { ...position, kind: 'brand', event: log.eventName, name, domain }
    }
    case 'OperatorSet': {
      const { operator, allowed } = log.args
      return { ...position, kind: 'operator', event: log.eventName, operator, allowed }
    }
    case 'BrandTransferStarted': {
      const { owner, pendingOwner } = log.args
      return { ...position, kind: 'transfer', event: log.eventName, owner, pendingOwner }
    }
    case 'BrandTransferred': {
      const { previousOwner, owner } = log.args
      return { ...position, kind: 'transfer', event: log.eventName, previousOwner, owner }
    }
    case 'NoticePublished': {
      const { noticeHash, number, document } = log.args
      const isIntact = keccak256(hexToBytes(document)) === noticeHash
      const published = readNotice({ brandId, noticeHash, number, publishedAt: at, blockNumber, document })
      return {
        ...position,
        kind: 'notice',
        event: log.eventName,
        noticeHash,
        number,
        document,
        notice: published?.notice ?? null,
        isIntact,
      }
    }
    case 'GrantsRecorded': {
      const { root, operator } = log.args
      return { ...position, kind: 'recording', event: log.eventName, root, operator }
    }
    case 'UsesRecorded': {
      const { root, digest, operator } = log.args
      return { ...position, kind: 'use', event: log.eventName, root, digest, operator }
    }
    case 'ConsentRevoked': {
      const { lock, byBrand, sender } = log.args
      return { ...position, kind: 'revocation', event: log.eventName, lock, byBrand, sender }
    }
  }
}
