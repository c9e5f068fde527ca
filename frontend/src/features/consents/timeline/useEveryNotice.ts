import type { ChainFacts } from '@consent-ledger/sdk'
import { useQueries } from '@tanstack/react-query'
import type { Env } from '../../../config/env.ts'
import { useReadClient } from '../../../config/useReadClient.ts'
import type { BrandConsents } from '../brandConsents.ts'
import { everyNoticeKey, hasEveryNotice, readEveryNotice } from './queries.ts'

/**
 * What the chain holds of each brand, every notice included: those brands are asked for that lack one.
 *
 * @returns `chainOf`, which gives null while it is not known, and whether the reading is still under way.
 */
export function useEveryNotice(env: Env, brands: readonly BrandConsents[]) {
  const client = useReadClient()
  const lacking = brands.filter(({ reading }) => reading !== null && !hasEveryNotice(reading))
  const answers = useQueries({
    queries: lacking.map(({ brandId, reading }) => ({
      queryKey: everyNoticeKey(env, brandId, reading?.latestNotice?.hash ?? null),
      queryFn: () => readEveryNotice(client, env, brandId),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  })

  return {
    isReading: answers.some((answer) => answer.isPending) || brands.some((one) => one.reading === null && !one.error),
    error: answers.find((answer) => answer.error !== null)?.error ?? null,
    chainOf: ({ brandId, reading }: BrandConsents): ChainFacts | null => {
      if (reading === null) return null
      const index = lacking.findIndex((brand) => brand.brandId === brandId)
      if (index === -1) return reading.chain
      const notices = answers[index]?.data
      return notices === undefined ? null : { ...reading.chain, notices }
    },
  }
}
