import { buildNotice } from '@consent-ledger/sdk'
import { useEffect, useMemo } from 'react'
import type { Hex } from 'viem'
import type { Vault } from '../../config/vault.ts'
import type { BrandReadings } from './brandReading.ts'
import type { OwnBrand } from './readBrands.ts'

/** Puts the notices that receipts name beside them: their texts, and with them the brands' names, are then there when the node is not. */
export function useKeptNotices(input: {
  readonly vault: Vault
  readonly brands: readonly OwnBrand[]
  readonly readings: BrandReadings | undefined
}): void {
  const { addReceipts } = input.vault
  const answers = input.readings?.answers
  const missing = useMemo(
    () =>
      input.brands.flatMap(({ brandId, records }) => {
        const notices = answers?.get(brandId)?.reading?.chain.notices ?? []
        return records.receipts.flatMap((receipt) => {
          const hash = receipt.consent.noticeHash.toLowerCase() as Hex
          const notice = notices.find((one) => one.hash.toLowerCase() === hash)?.notice ?? null
          return records.notices[hash] !== undefined || notice === null ? [] : [{ receipt, hash, notice }]
        })
      }),
    [input.brands, answers],
  )

  const hashes = [...new Set(missing.map((one) => one.hash))].join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hashes stand for the list; a device that refuses to store is not asked for ever
  useEffect(() => {
    if (hashes === '') return
    const texts = missing.map(({ hash, notice }) => [hash, new TextDecoder().decode(buildNotice(notice).document)])
    const receipts = missing.map((one) => one.receipt)
    void addReceipts({ receipts, notices: Object.fromEntries(texts) }).catch(() => undefined)
  }, [hashes])
}
