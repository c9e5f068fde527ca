import type { ReadClient, Receipt } from '@consent-ledger/sdk'
import { hashKey, useQueryClient } from '@tanstack/react-query'
import { startTransition, useEffect, useEffectEvent, useMemo, useReducer, useRef } from 'react'
import type { Hex } from 'viem'
import { BrandMismatchError } from '../../config/brandMismatchError.ts'
import { BrandUnreachableError } from '../../config/brandUnreachableError.ts'
import type { Customer } from '../../config/customer.ts'
import type { Env } from '../../config/env.ts'
import { receiptHash } from '../../config/receiptHash.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import type { Vault } from '../../config/vault.ts'
import type { EndpointState } from './brandConsents.ts'
import type { BrandReadings } from './brandReading.ts'
import { ownReceiptsKey, readOwnReceipts } from './queries.ts'
import type { OwnBrand } from './readBrands.ts'

/** Milliseconds between two questions to a brand while one of its receipts waits for its proof, and otherwise. */
const eager = 4_000
const calm = 60_000

/** Milliseconds between two brands: to derive the keys for one takes a few, and a list that is being scrolled waits for it. */
const pauseBetween = 10
/** Milliseconds before the first brand, and until the next look while answers are awaited. */
const pauseWhileWaiting = 50
/** Milliseconds until it is looked again whether any is to be asked. */
const pauseWhileCalm = 1_000
/** Milliseconds between two drawings of what came: to draw takes longer than to ask. */
const pauseBetweenDrawings = 500

/**
 * Asks each brand's own server for the customer's receipts, one brand after the other and only once the chain has answered: the list comes
 * first. One query observer per brand would cost more with every block than all the answers.
 *
 * @param input.asks whether every brand is asked, or only those that owe a proof.
 * @returns how the server of a brand answered last.
 */
export function useEndpoints(input: {
  readonly env: Env
  readonly customer: Customer
  readonly vault: Vault
  readonly brands: readonly OwnBrand[]
  readonly readings: BrandReadings | undefined
  readonly asks: 'all' | 'waiting'
}): (brandId: Hex) => EndpointState {
  const { env, customer, vault, brands, readings, asks } = input
  const client = useReadClient()
  const queryClient = useQueryClient()
  const [, show] = useReducer((count: number) => count + 1, 0)
  const answers = readings?.answers
  const { latest } = vault
  const { seed } = customer
  /** Questions under way, whether answers came since the page was drawn, and when that was. */
  const round = useRef({ underWay: 0, isAnswered: false, drawnAt: 0 }).current

  // Named once: to name hundreds of queries takes longer than to look at them.
  const names = useMemo(
    () => new Map(brands.map(({ brandId }) => [brandId, hashKey(ownReceiptsKey(env, brandId))])),
    [brands, env],
  )
  const queryOf = (brandId: Hex) => queryClient.getQueryCache().get(names.get(brandId) ?? '')?.state

  const ask = useEffectEvent((): number => {
    if (round.isAnswered && performance.now() - round.drawnAt >= pauseBetweenDrawings) {
      Object.assign(round, { isAnswered: false, drawnAt: performance.now() })
      startTransition(show) // In pieces: the page stays able to scroll.
      return pauseWhileWaiting
    }
    if (document.visibilityState === 'hidden') return pauseWhileCalm
    const due = brands.find(({ brandId, records }) => {
      const isWaiting = records.receipts.some((receipt) => receipt.recording === null)
      if (asks === 'waiting' && !isWaiting) return false
      if (!answers?.get(brandId)?.reading?.brand) return false
      const state = queryOf(brandId)
      const answeredAt = Math.max(state?.dataUpdatedAt ?? 0, state?.errorUpdatedAt ?? 0)
      return state?.fetchStatus !== 'fetching' && Date.now() - answeredAt >= (isWaiting ? eager : calm)
    })
    if (due !== undefined) {
      const { brandId } = due
      const domain = answers?.get(brandId)?.reading?.brand?.domain ?? ''
      round.underWay++
      void queryClient
        .fetchQuery({
          queryKey: ownReceiptsKey(env, brandId),
          queryFn: () => fetchReceipts(client, { env, seed, latest, brandId, domain }),
          retry: false,
          staleTime: 0,
        })
        .catch(() => undefined) // The state of the query says it.
        .finally(() => {
          round.underWay--
          round.isAnswered = true
        })
    }
    if (due !== undefined) return pauseBetween
    return round.underWay > 0 || round.isAnswered ? pauseWhileWaiting : pauseWhileCalm
  })

  // With each new answer of the chain it is looked anew: the first ones come before there is a brand to ask.
  useEffect(() => {
    if (answers === undefined) return
    let timer = setTimeout(function next() {
      timer = setTimeout(next, ask())
    }, pauseWhileWaiting)
    return () => clearTimeout(timer)
  }, [answers])

  return (brandId) => stateOf(queryOf(brandId))
}

/** Keeps what is new among a brand's receipts; how many it gave. */
async function fetchReceipts(
  client: ReadClient,
  input: {
    readonly env: Env
    readonly seed: Hex
    readonly latest: Vault['latest']
    readonly brandId: Hex
    readonly domain: string
  },
): Promise<number> {
  const { latest, brandId } = input
  const receipts = await readOwnReceipts(client, input)
  const known = latest().document.brands[brandId]?.receipts ?? []
  const isKnown = (receipt: Receipt) =>
    known.some(
      (one) =>
        receiptHash(one) === receiptHash(receipt) &&
        (receipt.recording === null || one.recording?.root === receipt.recording.root),
    )
  const fresh = receipts.filter((receipt) => !isKnown(receipt))
  if (fresh.length > 0) await latest().addReceipts({ receipts: fresh })
  return receipts.length
}

function stateOf(query: { readonly error: unknown; readonly data: unknown } | undefined): EndpointState {
  if (query === undefined || (query.error === null && query.data === undefined)) return 'asking'
  if (query.error === null) return 'answered'
  if (query.error instanceof BrandUnreachableError) return 'unreachable'
  return query.error instanceof BrandMismatchError ? 'mismatch' : 'refused'
}
