import type { Brand } from '@consent-ledger/sdk'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Hex } from 'viem'
import { BrandUnreachableError } from '../../config/brandUnreachableError.ts'
import type { Customer } from '../../config/customer.ts'
import type { Env } from '../../config/env.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import type { Vault } from '../../config/vault.ts'
import type { Inquiry } from './FindBrands.tsx'
import { allBrandsKey, readAllBrands, readOwnReceipts } from './queries.ts'

/** Finds brands the list does not hold: from the chain when asked, and from a brand's own server only when that one is chosen. */
export function useFindBrands(input: {
  readonly env: Env
  readonly customer: Customer
  readonly vault: Vault
  readonly listed: readonly Hex[]
}) {
  const { env, customer, vault } = input
  const client = useReadClient()
  const [isWanted, setWanted] = useState(false)
  const [inquiries, setInquiries] = useState<ReadonlyMap<Hex, Inquiry>>(new Map())
  const all = useQuery({
    queryKey: allBrandsKey(env),
    queryFn: () => readAllBrands(client, env),
    enabled: isWanted,
    retry: false,
    staleTime: 30_000,
  })

  const ask = async (brand: Brand) => {
    const answer = (inquiry: Inquiry) => setInquiries((before) => new Map(before).set(brand.brandId, inquiry))
    answer('asking')
    try {
      const receipts = await readOwnReceipts(client, { env, seed: customer.seed, ...brand })
      if (receipts.length > 0) await vault.addReceipts({ receipts })
      answer(receipts.length > 0 ? 'found' : 'none')
    } catch (error) {
      answer(error instanceof BrandUnreachableError ? 'unreachable' : 'refused')
    }
  }

  // A brand that was asked stays where it is, with its answer, although the list holds it now: nothing moves under the finger.
  const isShown = ({ brandId }: Brand) => inquiries.has(brandId) || !input.listed.includes(brandId.toLowerCase() as Hex)

  return {
    brands: all.data?.filter(isShown) ?? null,
    error: all.error,
    isReading: isWanted && all.isFetching,
    look: () => {
      setWanted(true)
      if (isWanted) void all.refetch()
    },
    inquiryOf: (brandId: Hex) => inquiries.get(brandId) ?? null,
    ask: (brand: Brand) => void ask(brand),
  }
}
