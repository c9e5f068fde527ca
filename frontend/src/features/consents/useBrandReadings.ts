import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import type { Hex } from 'viem'
import type { Env } from '../../config/env.ts'
import { type Head, useHead } from '../../config/useHead.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import type { BrandAnswer, BrandReadings } from './brandReading.ts'
import { brandReadingsKey } from './queries.ts'
import { type OwnBrand, readBrands } from './readBrands.ts'

/** What the chain holds for the customer's brands: read again with every block and every new receipt; until then the last reading stays. */
export function useBrandReadings(input: {
  readonly env: Env
  readonly brands: readonly OwnBrand[]
  readonly only: Hex | undefined
  /** Hears what is new of a brand before all are read. */
  readonly onAnswer: (brand: OwnBrand, answer: BrandAnswer, head: Head) => void
}) {
  const { env, brands, only, onAnswer } = input
  const client = useReadClient()
  const queryClient = useQueryClient()
  const head = useHead()
  const isAnew = useRef(false)
  const hash = head.data?.hash
  const latest = useRef({ hash, brands })
  const queryKey = brandReadingsKey(env, only)
  const readLatest = useCallback(
    () => queryClient.invalidateQueries({ queryKey: brandReadingsKey(env) }, { cancelRefetch: false }),
    [env, queryClient],
  )
  const readings = useQuery({
    queryKey,
    queryFn: async () => {
      const block = head.data
      if (block === undefined) throw head.error
      const read = await readBrands(client, {
        env,
        brands,
        head: block,
        known: queryClient.getQueryData<BrandReadings>(queryKey),
        isAnew: isAnew.current,
        onAnswer: (brand, answer) => onAnswer(brand, answer, block),
        queryClient,
      })
      // A question that comes while one is under way is not asked: it would be answered with the next block only.
      const { current } = latest
      if (current.brands !== brands || current.hash !== block.hash) setTimeout(() => void readLatest())
      return read
    },
    enabled: head.data !== undefined,
    retry: false,
    structuralSharing: false,
  })

  // A new block and new receipts are new questions.
  useEffect(() => {
    latest.current = { hash, brands }
    void readLatest()
  }, [hash, brands, readLatest])

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
