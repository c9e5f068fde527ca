import { canonicalJson, type Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { receiptHash } from '../../config/receiptHash.ts'
import {
  type BrandRecords,
  emptyBrandRecords,
  type ReleasedSecret,
  type Revocation,
  type VaultDocument,
} from '../../config/vaultDocument.ts'

/**
 * Merges two versions of the customer's document without conflict: whatever the order, all devices end with the same one.
 *
 * Receipts are joined by consentHash and root (one without a root gives way to the same one with it; a reorganised chain may
 * leave two roots, see `currentReceipts`), released secrets by lock, notices by hash, activity by id (the higher revision
 * stays). Nothing else is ever taken away by a merge.
 *
 * @returns the union, every list in a fixed order; the records of a brand are those of `left` themselves where `right` adds nothing.
 */
export function mergeVaultDocuments(left: VaultDocument, right: VaultDocument): VaultDocument {
  const brandIds = [...new Set([...Object.keys(left.brands), ...Object.keys(right.brands)])].sort() as Hex[]

  return {
    schema: 1,
    brands: Object.fromEntries(
      brandIds.map((brandId) => [
        brandId,
        mergeBrands(left.brands[brandId] ?? emptyBrandRecords, right.brands[brandId] ?? emptyBrandRecords),
      ]),
    ),
    activity: unionBy([...left.activity, ...right.activity], (one) => one.id, laterRevocation),
  }
}

function mergeBrands(left: BrandRecords, right: BrandRecords): BrandRecords {
  const hashes = [...new Set([...Object.keys(left.notices), ...Object.keys(right.notices)])].sort() as Hex[]
  const notices = hashes.map((hash) => [hash, smaller(left.notices[hash], right.notices[hash])])

  const merged = {
    receipts: mergeReceipts([...left.receipts, ...right.receipts]),
    released: unionBy([...left.released, ...right.released], (one) => one.lock.toLowerCase(), earlierRelease),
    notices: Object.fromEntries(notices),
  }
  return isSameRecords(left, merged) ? left : merged
}

function isSameRecords(left: BrandRecords, right: BrandRecords): boolean {
  const isSameList = <Item>(one: readonly Item[], other: readonly Item[]) =>
    one.length === other.length && one.every((item, index) => item === other[index])
  return (
    isSameList(left.receipts, right.receipts) &&
    isSameList(left.released, right.released) &&
    isSameList(Object.entries(left.notices).flat(), Object.entries(right.notices).flat())
  )
}

function unionBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  choose: (left: Item, right: Item) => Item,
) {
  const byKey = new Map<string, Item>()
  for (const item of items) {
    const key = keyOf(item)
    const other = byKey.get(key)
    byKey.set(key, other === undefined ? item : choose(other, item))
  }
  return [...byKey.entries()].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, item]) => item)
}

function mergeReceipts(receipts: readonly Receipt[]): readonly Receipt[] {
  const recorded = new Set(receipts.filter((receipt) => receipt.recording !== null).map(receiptHash))
  const kept = receipts.filter((receipt) => receipt.recording !== null || !recorded.has(receiptHash(receipt)))
  return unionBy(
    kept,
    (receipt) => receiptHash(receipt) + (receipt.recording?.root.toLowerCase() ?? ''),
    smallerReceipt,
  )
}

function smallerReceipt(left: Receipt, right: Receipt): Receipt {
  return left === right || canonicalJson(left) <= canonicalJson(right) ? left : right
}

function earlierRelease(left: ReleasedSecret, right: ReleasedSecret): ReleasedSecret {
  if (left.releasedAt !== right.releasedAt) return left.releasedAt < right.releasedAt ? left : right
  return canonicalJson(left) <= canonicalJson(right) ? left : right
}

function laterRevocation(left: Revocation, right: Revocation): Revocation {
  if (left.revision !== right.revision) return left.revision > right.revision ? left : right
  if (left.updatedAt !== right.updatedAt) return left.updatedAt > right.updatedAt ? left : right
  return canonicalJson(left) <= canonicalJson(right) ? left : right
}

function smaller(left: string | undefined, right: string | undefined): string {
  if (left === undefined || right === undefined) return left ?? right ?? ''
  return left <= right ? left : right
}
