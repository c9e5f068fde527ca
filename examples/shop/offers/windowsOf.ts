import { buildNotice, durationSeconds } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { noticeOf } from '../notices/noticeOf.ts'
import type { ShopName } from '../shopName.ts'

/** How far back the notice lets purchases and visits be looked at, in seconds: as long as it says they are kept for it. */
export function windowsOf(shop: ShopName, brandId: Hex): { readonly purchases: number; readonly browsing: number } {
  const { uses } = buildNotice(noticeOf(shop, brandId)).notice
  const shortest = (category: string) =>
    Math.min(...uses.filter((use) => use.category === category).map(({ retention }) => durationSeconds(retention)))
  return { purchases: shortest('behaviour.purchases'), browsing: shortest('behaviour.browsing') }
}
