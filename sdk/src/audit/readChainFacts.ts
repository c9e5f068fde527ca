import { type Address, type Hex, hexToBytes, zeroHash } from 'viem'
import { assertChain } from '../actions/assertChain.ts'
import type { Deployment } from '../actions/deployment.ts'
import { getHead } from '../actions/getHead.ts'
import { getLockStates } from '../actions/getLockStates.ts'
import { getRecordedAt } from '../actions/getRecordedAt.ts'
import type { Head } from '../actions/head.ts'
import { readAllLogs } from '../actions/readAllLogs.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { readLedger } from '../actions/readLedger.ts'
import { HistoryIncompleteError } from '../errors/historyIncompleteError.ts'
import { MomentInFutureError } from '../errors/momentInFutureError.ts'
import { type ChainFacts, type LockFact, type NoticeFact, readNoticeFact } from '../protocol/facts.ts'
import type { Receipt } from '../protocol/receipt.ts'

/** What a ledger has on one receipt, as of one block. */
export type PinnedChainFacts = ChainFacts & { readonly head: Head }

/**
 * Reads from a node all that `evaluateFacts` needs to know about one receipt. Every read is pinned to one block hash
 * (EIP-1898). The ledger's time stamps never change, so its newest state answers for every earlier moment.
 *
 * @param client viem client; nothing but its node is asked
 * @param input.deployment the ledger
 * @param input.receipt the receipt, parsed
 * @param input.at the moment the facts will be evaluated for, Unix seconds
 * @param input.head the block to pin to; the newest when absent
 * @throws {MomentInFutureError} when the moment is later than the block
 * @throws {HistoryIncompleteError} when the node leaves out a notice
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {WrongChainError} when the node serves another chain
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { evaluateFacts } from '@consent-ledger/sdk'
 * import { readChainFacts } from '@consent-ledger/sdk/audit'
 * import { brandId, client, deployment, receipt } from './setup.ts'
 *
 * const at = 1_800_000_000
 * const { allowed, rows } = evaluateFacts({
 *   receipt,
 *   expected: { ...deployment, brandId },
 *   ask: { purpose: 'offers.personalised', category: 'behaviour.purchases', at },
 *   chain: await readChainFacts(client, { deployment, receipt, at }),
 * })
 */
export async function readChainFacts(
  client: ReadClient,
  input: {
    readonly deployment: Pick<Deployment, 'chainId' | 'ledger' | 'deploymentBlock'>
    readonly receipt: Receipt
    readonly at: number
    readonly head?: Head
  },
): Promise<PinnedChainFacts> {
  const { deployment, receipt, at } = input
  const { ledger } = deployment
  const { brandId, noticeHash, brandLock, uses } = receipt.consent
  await assertChain(client, deployment)
  const head = input.head ?? (await getHead(client))
  if (at > head.timestamp) throw new MomentInFutureError({ moment: at, timestamp: head.timestamp })
  const pinned = { ledger, brandId, blockHash: head.hash }

  const locks = [...new Set([brandLock, ...uses.map(({ lock }) => lock)].map((lock) => lock.toLowerCase() as Hex))]
  const states = await getLockStates(client, { ...pinned, locks })
  const lockStates = new Map<string, LockFact>()
  for (const [index, lock] of locks.entries()) {
    const state = states[index]
    if (state) lockStates.set(lock, state)
  }

  const root = receipt.recording?.root.toLowerCase() as Hex | undefined
  const recordedAt =
    root === undefined ? null : ((await getRecordedAt(client, { ...pinned, roots: [root] }))[0] ?? null)
  const notices = await readNoticeFacts(client, { ...pinned, noticeHash, at, deployment })
  return {
    head,
    notices,
    recordedAt: (asked) => (asked.toLowerCase() === root ? recordedAt : null),
    lockState: (asked) => lockStates.get(asked.toLowerCase()) ?? null,
  }
}

type Stored = {
  readonly hash: Hex
  readonly number: number
  readonly publishedAt: number
  readonly blockNumber: bigint
}

/** The consent's notice and the brand's latest at the moment, and every one between them that must be known to say which that is. */
async function readNoticeFacts(
  client: ReadClient,
  input: {
    ledger: Address
    brandId: Hex
    blockHash: Hex
    noticeHash: Hex
    at: number
    deployment: Pick<Deployment, 'deploymentBlock'>
  },
): Promise<readonly NoticeFact[]> {
  const { ledger, brandId, blockHash, noticeHash, at, deployment } = input

  async function stored(hash: Hex): Promise<Stored | null> {
    const notice = await readLedger(client, { ledger, functionName: 'noticeOf', args: [brandId, hash], blockHash })
    const { publishedAt, blockNumber, number } = notice
    return publishedAt === 0n ? null : { hash, number, publishedAt: Number(publishedAt), blockNumber }
  }

  async function published(fromBlock: bigint, toBlock: bigint): Promise<ReadonlyMap<Hex, Hex>> {
    const logs = await readAllLogs(client, { ledger, brandId, events: ['NoticePublished'], fromBlock, toBlock })
    const documents = new Map<Hex, Hex>()
    for (const log of logs)
      if (log.eventName === 'NoticePublished') documents.set(log.args.noticeHash, log.args.document)
    return documents
  }

  function factOf(notice: Stored, document: Hex | undefined): NoticeFact {
    const { hash, number, publishedAt } = notice
    return readNoticeFact({ hash, number, publishedAt, document: document === undefined ? null : hexToBytes(document) })
  }

  const latestHash = await readLedger(client, { ledger, functionName: 'latestNotice', args: [brandId], blockHash })
  if (latestHash === zeroHash) return []
  const latest = await stored(latestHash)
  if (latest === null) throw new HistoryIncompleteError({ missing: `the latest notice of brand ${brandId}` })
  const own = await stored(noticeHash.toLowerCase() as Hex)

  if (own === null || latest.publishedAt <= at) {
    const facts: NoticeFact[] = []
    for (const notice of own === null || own.hash === latest.hash ? [latest] : [own, latest]) {
      const documents = await published(notice.blockNumber, notice.blockNumber)
      facts.push(factOf(notice, documents.get(notice.hash)))
    }
    return facts
  }

  const isFromOwn = own.publishedAt <= at
  const documents = await published(
    isFromOwn ? own.blockNumber : BigInt(deployment.deploymentBlock),
    latest.blockNumber,
  )
  const facts: NoticeFact[] = []
  for (const [hash, document] of documents) {
    const notice = await stored(hash)
    if (notice) facts.push(factOf(notice, document))
  }
  facts.sort((a, b) => a.number - b.number)
  const first = facts[0]?.number ?? 0
  const isWhole =
    first <= (isFromOwn ? own.number : 1) &&
    facts.at(-1)?.number === latest.number &&
    facts.every(({ number }, index) => number === first + index)
  if (!isWhole)
    throw new HistoryIncompleteError({ missing: `notices of brand ${brandId} up to number ${latest.number}` })
  return facts
}
