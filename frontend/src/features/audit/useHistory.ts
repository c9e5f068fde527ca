import type { HistoryProgress } from '@consent-ledger/sdk/audit'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Hex } from 'viem'
import { useEnv } from '../../config/EnvContext.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import { historyKey, readHistory } from './queries.ts'

/** The history of a brand, from the node, and how far reading it has come. What failed, or is quick to read, is read again every 12 seconds. */
export function useHistory(brandId: Hex | undefined) {
  const env = useEnv()
  const client = useReadClient()
  const [progress, setProgress] = useState<HistoryProgress | null>(null)
  const query = useQuery({
    queryKey: historyKey(env, brandId ?? '0x'),
    queryFn: ({ signal }) => readHistory(client, { env, brandId: brandId as Hex, signal, onProgress: setProgress }),
    enabled: brandId !== undefined,
    staleTime: 4_000,
    refetchInterval: ({ state }) => (state.status === 'error' || (state.data?.took ?? 2_000) < 2_000 ? 12_000 : false),
  })
  return { ...query, progress }
}
