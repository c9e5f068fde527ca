import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Hex } from 'viem'
import type { Env } from '../../config/env.ts'
import { useHead } from '../../config/useHead.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import type { BrandReadings } from './brandReading.ts'
import { brandReadingsKey } from './queries.ts'
import { type OwnBrand, readBrands } from './readBrands.ts'

/** What the chain holds for the customer's brands: read again with every block and every new receipt; until then the last reading stays. */
export function useBrandReadings(input: {
  readonly env: Env
  readonly brands: readonly OwnBrand[]
  readonly only: Hex | undefined
}) {
  const { env, brands, only } = input
  const client = useReadClient()
  const queryClient = useQueryClient()
  const head = useHead()
  const isAnew = useRef(false)
  const queryKey = brandReadingsKey(env, only)
  const readings = useQuery({
    queryKey,
    queryFn: () => {
      if (head.data === undefined) throw head.error
      const known = queryClient.getQueryData<BrandReadings>(queryKey)
      return readBrands(client, { env, brands, head: head.data, known, isAnew: isAnew.current, queryClient })
    },
    enabled: head.data !== undefined,
    retry: false,
    structuralSharing: false,
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new block and new receipts are new questions
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: brandReadingsKey(env) }, { cancelRefetch: false })
  }, [head.data?.hash, brands, env, queryClient])

  return {
    head,
    readings: readings.data,
    /** Asks the node for everything again now; ready once it has answered or failed. */
    readAgain: async () => {
      await head.refetch()
      isAnew.current = true
      await queryClient.invalidateQueries({ queryKey: brandReadingsKey(env) })
      isAnew.current = false
    },
  }
}
