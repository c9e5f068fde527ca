import { listBrands, type ReadClient } from '@consent-ledger/sdk'
import {
  checkReceipt,
  getHistory,
  type History,
  type HistoryProgress,
  type ReceiptCheck,
} from '@consent-ledger/sdk/audit'
import type { Address, Hex } from 'viem'

type Ledger = { readonly chainId: number; readonly ledger: Address; readonly deploymentBlock: number }

export const brandsKey = (env: Ledger) => ['audit', 'brands', env.chainId, env.ledger] as const
export const historyKey = (env: Ledger, brandId: Hex) => ['audit', 'history', env.chainId, env.ledger, brandId] as const

/** Every brand of the ledger. Throws as `listBrands` does. */
export const readBrands = (client: ReadClient, env: Ledger) => listBrands(client, env)

/** A history and how long it took to read, in milliseconds. */
export type ReadHistory = History & { readonly took: number }

/** The whole history of a brand. Throws as `getHistory` does. */
export async function readHistory(
  client: ReadClient,
  input: {
    readonly env: Ledger
    readonly brandId: Hex
    readonly signal: AbortSignal
    readonly onProgress: (progress: HistoryProgress) => void
  },
): Promise<ReadHistory> {
  const began = performance.now()
  const { env, ...rest } = input
  const history = await getHistory(client, { deployment: env, ...rest })
  return { ...history, took: performance.now() - began }
}

/** Checks the text of a receipt for a moment (Unix seconds), now when absent. Throws as `checkReceipt` does. */
export function readReceiptCheck(
  client: ReadClient,
  { env, receipt, at }: { readonly env: Ledger; readonly receipt: string; readonly at: number | null },
): Promise<ReceiptCheck> {
  return checkReceipt(client, { deployment: env, receipt, ...(at === null ? {} : { at }) })
}
