import { getNotices, type NoticeFact, type ReadClient } from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import type { BrandReading } from '../brandReading.ts'

type Ledger = { readonly chainId: number; readonly ledger: Address; readonly deploymentBlock: number }

/**
 * Whether every notice of the brand is in a reading: it holds those the receipts name and the latest, and a notice in between may have
 * named another company.
 */
export function hasEveryNotice({ latestNotice, chain }: Pick<BrandReading, 'latestNotice' | 'chain'>): boolean {
  if (latestNotice === null) return false
  const numbers = new Set(chain.notices.map((notice) => notice.number))
  return Array.from({ length: latestNotice.number }, (_, index) => index + 1).every((number) => numbers.has(number))
}

/** @param latest hash of the latest notice: with a new one the question is a new one. */
export const everyNoticeKey = (env: Ledger, brandId: Hex, latest: Hex | null) =>
  ['everyNotice', env.chainId, env.ledger, brandId, latest] as const

/**
 * Reads every notice a brand has published.
 *
 * @throws {HistoryIncompleteError} when the node leaves out one
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readEveryNotice(client: ReadClient, env: Ledger, brandId: Hex): Promise<readonly NoticeFact[]> {
  const notices = await getNotices(client, { ...env, brandId, fromBlock: BigInt(env.deploymentBlock) })
  return notices.map(({ noticeHash, number, publishedAt, notice }) => ({
    hash: noticeHash,
    number,
    publishedAt,
    notice,
  }))
}
