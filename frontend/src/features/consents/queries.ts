import {
  type ChainFacts,
  type Deployment,
  deriveBrandKey,
  deriveSigner,
  getBrand,
  getLatestNoticeHash,
  getLockStates,
  getNotice,
  getRecordedAt,
  type LockFact,
  listBrands,
  type NoticeFact,
  NoticeTextMissingError,
  type PublishedNotice,
  type ReadClient,
  type Receipt,
} from '@consent-ledger/sdk'
import type { QueryClient } from '@tanstack/react-query'
import type { Address, Hex } from 'viem'
import type { Env } from '../../config/env.ts'
import { findBrandEndpoint } from '../../config/findBrandEndpoint.ts'
import type { Head } from '../../config/useHead.ts'
import type { BrandRecords } from '../../config/vaultDocument.ts'
import type { BrandReading } from './brandReading.ts'
import { fetchOwnReceipts } from './fetchOwnReceipts.ts'

type Ledger = { readonly chainId: number; readonly ledger: Address }

/** @param only the brand at hand; all when absent, and all readings of any brand when the key is used as a prefix. */
export const brandReadingsKey = (env: Ledger, only?: Hex) =>
  ['brandReadings', env.chainId, env.ledger, ...(only === undefined ? [] : [only.toLowerCase()])] as const

/**
 * Reads from the chain all that a brand's receipts need, pinned to one block: the brand, the notices the receipts name and the
 * latest, when the roots were recorded, which locks are spent.
 *
 * @param input.queryClient keeps the texts of notices, which never change.
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readBrand(
  client: ReadClient,
  input: {
    readonly env: Ledger
    readonly brandId: Hex
    readonly records: BrandRecords
    readonly head: Head
    readonly queryClient: QueryClient
  },
): Promise<BrandReading> {
  const { env, brandId, records, head } = input
  const { ledger } = env
  const pinned = { ledger, brandId, blockHash: head.hash }
  const receipts = records.receipts

  const lower = (values: readonly Hex[]) => [...new Set(values.map((value) => value.toLowerCase() as Hex))]
  const roots = lower(receipts.flatMap((receipt) => receipt.recording?.root ?? []))
  const locks = lower([
    ...receipts.flatMap(({ consent }) => [consent.brandLock, ...consent.uses.map((use) => use.lock)]),
    ...records.released.map((one) => one.lock),
  ])
  const noticeHashes = lower(receipts.map((receipt) => receipt.consent.noticeHash))

  // The latest notice is mostly one a receipt names: each text is asked for once.
  const asked = new Map<Hex, Promise<NoticeFact | null>>()
  const askNotice = (noticeHash: Hex): Promise<NoticeFact | null> => {
    const hash = noticeHash.toLowerCase() as Hex
    const answer = asked.get(hash) ?? readNotice(client, { ...input, noticeHash: hash })
    asked.set(hash, answer)
    return answer
  }

  const [brand, latestNotice, recordedAt, lockStates, named] = await Promise.all([
    getBrand(client, pinned),
    getLatestNoticeHash(client, pinned)
      .then((hash) => (hash === null ? null : askNotice(hash)))
      .catch((error: unknown) => {
        if (error instanceof NoticeTextMissingError) return null
        throw error
      }),
    getRecordedAt(client, { ...pinned, roots }),
    getLockStates(client, { ...pinned, locks }),
    Promise.all(noticeHashes.map(askNotice)),
  ])

  const notices = [...named.flatMap((notice) => notice ?? []), ...(latestNotice === null ? [] : [latestNotice])]
  const hashes = notices.map(({ hash, number, publishedAt }) => [hash, number, publishedAt])
  return {
    brand,
    latestNotice,
    fingerprint: JSON.stringify([brand, roots, recordedAt, locks, lockStates, hashes]),
    chain: chainFacts({
      notices: [...new Map(notices.map((notice) => [notice.hash.toLowerCase(), notice])).values()],
      recordedAt: new Map(roots.map((root, index) => [root, recordedAt[index] ?? null])),
      lockStates: new Map(locks.map((lock, index) => [lock, lockStates[index] ?? null])),
    }),
  }
}

/** A notice with its text: the one stored beside the receipts if its hash is right, else from the node. Null: never published. */
async function readNotice(
  client: ReadClient,
  input: {
    readonly env: Ledger
    readonly brandId: Hex
    readonly noticeHash: Hex
    readonly records: BrandRecords
    readonly queryClient: QueryClient
  },
): Promise<NoticeFact | null> {
  const { brandId, noticeHash } = input
  const { ledger } = input.env
  const queryKey = ['notice', input.env.chainId, ledger, brandId, noticeHash]
  const known = input.queryClient.getQueryData<NoticeFact>(queryKey)
  if (known !== undefined) return known

  const document = input.records.notices[noticeHash]
  const published = await getNotice(client, { ledger, brandId, noticeHash, document })
  if (published === null) return null
  const fact = factOf(published)
  input.queryClient.setQueryData(queryKey, fact)
  return fact
}

function factOf({ noticeHash, number, publishedAt, notice }: PublishedNotice): NoticeFact {
  return { hash: noticeHash, number, publishedAt, notice }
}

function chainFacts(input: {
  readonly notices: readonly NoticeFact[]
  readonly recordedAt: ReadonlyMap<Hex, number | null>
  readonly lockStates: ReadonlyMap<Hex, LockFact | null>
}): ChainFacts {
  return {
    notices: input.notices,
    recordedAt: (root) => input.recordedAt.get(root.toLowerCase() as Hex) ?? null,
    lockState: (lock) => input.lockStates.get(lock.toLowerCase() as Hex) ?? null,
  }
}

export const ownReceiptsKey = (env: Ledger, brandId: Hex) =>
  ['ownReceipts', env.chainId, env.ledger, brandId.toLowerCase()] as const

/**
 * Asks a brand for the customer's own receipts with their proofs. Only receipts this customer signed and proofs the chain
 * confirms are believed.
 *
 * @throws {BrandUnreachableError}, {BrandRefusedError}, {BrandMismatchError} as the brand behaves
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readOwnReceipts(
  client: ReadClient,
  input: { readonly env: Env; readonly seed: Hex; readonly brandId: Hex; readonly domain: string },
): Promise<readonly Receipt[]> {
  const { env, brandId, domain } = input
  const { chainId, ledger } = env
  const signer = deriveSigner(deriveBrandKey({ seed: input.seed, chainId, ledger, brandId }))
  const endpoint = await findBrandEndpoint({ env, brand: { brandId, domain } })
  const receipts = await fetchOwnReceipts({ env, endpoint, brandId, signer })

  const roots = [...new Set(receipts.flatMap((receipt) => receipt.recording?.root ?? []))]
  const recordedAt = await getRecordedAt(client, { ledger, brandId, roots })
  const live = new Set(roots.filter((_, index) => (recordedAt[index] ?? 0) > 0))
  return receipts.map((receipt) =>
    receipt.recording === null || live.has(receipt.recording.root) ? receipt : { ...receipt, recording: null },
  )
}

export const allBrandsKey = (env: Ledger) => ['allBrands', env.chainId, env.ledger] as const

/** Lists every brand of the ledger. */
export function readAllBrands(client: ReadClient, deployment: Pick<Deployment, 'ledger' | 'deploymentBlock'>) {
  return listBrands(client, deployment)
}
