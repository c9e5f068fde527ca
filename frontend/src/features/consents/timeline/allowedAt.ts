import { type ChainFacts, evaluateManyFacts } from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import { receiptHash } from '../../../config/receiptHash.ts'
import type { BrandConsents } from '../brandConsents.ts'

/** A use that was in force at a moment. */
export type UseThen = {
  readonly brandId: Hex
  readonly brandName: string
  readonly purpose: string
  readonly category: string
  /** The consent that allowed it; when it was signed and when it ends or was to end, Unix seconds. */
  readonly consentHash: Hex
  readonly since: number
  readonly until: number
}

export type AllowedThen = {
  readonly uses: readonly UseThen[]
  /** Brands nothing can be said about: what the chain holds of them is not all known. */
  readonly unknown: readonly BrandConsents[]
}

/**
 * What brands were allowed to do at a moment, by the same rules as every decision and every audit (`evaluateManyFacts`): the chain's time
 * stamps never change, so what it holds today answers for every earlier moment.
 *
 * @param input.chainOf all the chain holds of a brand, every notice included; null while that is not known.
 * @param input.at Unix seconds; not later than the block the chain was read at.
 */
export function allowedAt(input: {
  readonly ledger: { readonly chainId: number; readonly ledger: Address }
  readonly brands: readonly BrandConsents[]
  readonly chainOf: (brand: BrandConsents) => ChainFacts | null
  readonly at: number
}): AllowedThen {
  const { ledger, at } = input
  const uses: UseThen[] = []
  const unknown: BrandConsents[] = []

  for (const brand of input.brands) {
    const receipts = brand.receipts.filter(({ consent }) => consent.issuedAt <= at && at < consent.expiresAt)
    if (receipts.length === 0) continue
    const chain = input.chainOf(brand)
    if (chain === null) {
      unknown.push(brand)
      continue
    }
    const expected = { ...ledger, brandId: brand.brandId }
    for (const { purpose, category } of brand.uses) {
      const facts = evaluateManyFacts({ receipts, expected, ask: { purpose, category, at }, chain })
      const receipt = facts.allowed && facts.receipt !== null ? receipts[facts.receipt] : undefined
      if (receipt === undefined) continue
      const { issuedAt, expiresAt } = receipt.consent
      const who = { brandId: brand.brandId, brandName: brand.name, consentHash: receiptHash(receipt) }
      uses.push({ ...who, purpose, category, since: issuedAt, until: expiresAt })
    }
  }
  return { uses, unknown }
}
