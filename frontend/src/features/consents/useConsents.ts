import { buildNotice, parseNotice } from '@consent-ledger/sdk'
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Hex } from 'viem'
import { BrandMismatchError } from '../../config/brandMismatchError.ts'
import { BrandUnreachableError } from '../../config/brandUnreachableError.ts'
import { currentReceipts } from '../../config/currentReceipts.ts'
import type { Customer } from '../../config/customer.ts'
import type { Env } from '../../config/env.ts'
import { receiptHash } from '../../config/receiptHash.ts'
import { useHead } from '../../config/useHead.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import type { Vault } from '../../config/vault.ts'
import type { BrandRecords } from '../../config/vaultDocument.ts'
import type { BrandConsents, EndpointState } from './brandConsents.ts'
import { brandStatus } from './brandStatus.ts'
import { brandReadingKey, ownReceiptsKey, readBrand, readOwnReceipts } from './queries.ts'
import { recallUses, type UsesMemory } from './recallUses.ts'

/** Milliseconds between two questions to a brand while one of its receipts waits for its proof, and otherwise. */
const eager = 4_000
const calm = 60_000

/** How many brands' servers are asked at a time, and milliseconds before and between. */
const atATime = 10
const pauseBetween = 100

/**
 * All brands the customer has receipts of on this ledger, as the chain shows them now: read again with every block, the
 * receipts refreshed from each brand's own server.
 *
 * @param input.only the brand at hand: no other is read, and no other is told that the customer is here.
 * @param input.asks whether every brand is asked for receipts, or only those that owe a proof.
 */
export function useConsents(input: {
  readonly env: Env
  readonly customer: Customer
  readonly vault: Vault
  readonly only?: Hex | undefined
  readonly asks?: 'all' | 'waiting'
}) {
  const { env, customer, vault, only, asks = 'all' } = input
  const client = useReadClient()
  const queryClient = useQueryClient()
  const head = useHead()
  const memory = useRef<UsesMemory>(new Map()).current

  const brands = useMemo(() => {
    const all = brandsOnLedger(vault, env)
    return only === undefined ? all : all.filter((brand) => brand.brandId === only.toLowerCase())
  }, [vault, env, only])

  const readings = useQueries({
    queries: brands.map(({ brandId, records }) => ({
      queryKey: brandReadingKey(env, brandId),
      queryFn: () => {
        if (head.data === undefined) throw head.error
        return readBrand(client, { env, brandId, records, head: head.data, queryClient })
      },
      enabled: head.data !== undefined,
      retry: false,
      structuralSharing: false,
    })),
  })

  // The same question is asked anew with every block and every new receipt; until the answer, the one before stays on screen.
  const asked = `${head.data?.hash}|${brands.map(({ records }) => fingerprint(records)).join('|')}`
  useEffect(() => {
    if (asked !== '') void queryClient.invalidateQueries({ queryKey: ['brandReading'] }, { cancelRefetch: false })
  }, [asked, queryClient])

  // The list comes first: the brands' own servers are asked once the chain has answered for all and that is on screen, a few at a time.
  const isRead = readings.every((one) => !one.isPending)
  const [askedUpTo, setAskedUpTo] = useState(0)
  useEffect(() => {
    if (!isRead || askedUpTo >= brands.length) return
    const timer = setTimeout(() => setAskedUpTo(askedUpTo + atATime), pauseBetween)
    return () => clearTimeout(timer)
  }, [isRead, askedUpTo, brands.length])
  const endpoints = useQueries({
    queries: brands.map(({ brandId, records }, index) => {
      const brand = readings[index]?.data?.brand ?? null
      const isWaiting = records.receipts.some((receipt) => receipt.recording === null)
      return {
        queryKey: ownReceiptsKey(env, brandId),
        queryFn: async () => {
          const domain = brand?.domain ?? ''
          const receipts = await readOwnReceipts(client, { env, seed: customer.seed, brandId, domain })
          const known = vault.latest().document.brands[brandId]?.receipts ?? []
          const fresh = receipts.filter(
            (receipt) =>
              !known.some(
                (one) =>
                  receiptHash(one) === receiptHash(receipt) &&
                  (receipt.recording === null || one.recording?.root === receipt.recording.root),
              ),
          )
          if (fresh.length > 0) await vault.addReceipts({ receipts: fresh })
          return receipts.length
        },
        enabled: index < askedUpTo && brand !== null && (asks === 'all' || isWaiting),
        retry: false,
        staleTime: eager,
        refetchInterval: isWaiting ? eager : calm,
      }
    }),
  })

  // Notices travel with receipts: their texts, and with them the brands' names, are then there when the node is not.
  const missing = brands.flatMap(({ records }, index) => {
    const notices = readings[index]?.data?.chain.notices ?? []
    return records.receipts.flatMap((receipt) => {
      const hash = receipt.consent.noticeHash.toLowerCase() as Hex
      const notice = notices.find((one) => one.hash.toLowerCase() === hash)?.notice ?? null
      return records.notices[hash] !== undefined || notice === null ? [] : [{ receipt, hash, notice }]
    })
  })
  const missingHashes = [...new Set(missing.map((one) => one.hash))].join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hashes stand for the list, which is new with every render
  useEffect(() => {
    if (missingHashes === '') return
    const texts = missing.map(({ hash, notice }) => [hash, new TextDecoder().decode(buildNotice(notice).document)])
    const receipts = missing.map((one) => one.receipt)
    void vault.addReceipts({ receipts, notices: Object.fromEntries(texts) }).catch(() => undefined)
  }, [missingHashes])

  const at = Math.max(Math.floor(Date.now() / 1000), head.data?.timestamp ?? 0)
  const consents = brands.map(({ brandId, records }, index): BrandConsents => {
    const reading = readings[index]
    const data = reading?.data ?? null
    const endpoint = endpoints[index]
    const receipts = currentReceipts(records.receipts, (root) => data?.chain.recordedAt(root) ?? null)
    const released = new Set(records.released.map((one) => one.lock))
    const expected = { chainId: env.chainId, ledger: env.ledger, brandId }
    const error = reading?.error ?? (data === null ? head.error : null)
    const chain = data?.chain ?? (error === null ? 'reading' : null)
    const fingerprint = data?.fingerprint ?? String(chain)
    const uses = recallUses(memory, { receipts, released, expected, chain, at, fingerprint })
    const stored = data?.brand ? null : storedController(records)

    return {
      brandId,
      name: data?.brand?.name ?? stored?.name ?? `${brandId.slice(0, 10)}…`,
      domain: data?.brand?.domain ?? stored?.domain ?? null,
      isDomainChecked: endpoint?.data !== undefined && endpoint.error === null,
      reading: data,
      error,
      endpoint: endpointState(endpoint),
      receipts,
      uses,
      status: brandStatus(uses),
    }
  })

  return {
    brands: consents.sort((left, right) => left.name.localeCompare(right.name)),
    /** The first reading is still under way: nothing may be said yet. */
    isReading: !vault.isOpen || readings.some((one) => one.isPending && one.error === null && head.error === null),
    error: head.error ?? readings.find((one) => one.error !== null)?.error ?? null,
    /** Asks the node again now; ready once it has answered or failed. */
    readAgain: async () => {
      await head.refetch()
      await queryClient.invalidateQueries({ queryKey: ['brandReading'] })
    },
    at,
  }
}

function brandsOnLedger(vault: Vault, env: Env): readonly { readonly brandId: Hex; readonly records: BrandRecords }[] {
  return Object.entries(vault.document.brands).flatMap(([brandId, records]) => {
    const receipts = records.receipts.filter(
      (receipt) => receipt.chainId === env.chainId && receipt.ledger.toLowerCase() === env.ledger.toLowerCase(),
    )
    return receipts.length === 0 ? [] : [{ brandId: brandId as Hex, records: { ...records, receipts } }]
  })
}

function fingerprint(records: BrandRecords): string {
  const recorded = records.receipts.filter((receipt) => receipt.recording !== null).length
  return `${records.receipts.length}/${recorded}/${records.released.length}`
}

function endpointState(query: { readonly error: unknown; readonly data: unknown } | undefined): EndpointState {
  if (query === undefined || (query.error === null && query.data === undefined)) return 'asking'
  if (query.error === null) return 'answered'
  if (query.error instanceof BrandUnreachableError) return 'unreachable'
  return query.error instanceof BrandMismatchError ? 'mismatch' : 'refused'
}

type Controller = { readonly name: string; readonly domain: string }

const controllers = new WeakMap<BrandRecords['notices'], Controller | null>()

/** Who a stored notice says the brand is: for as long as the chain cannot be read. Looked for once per set of notices. */
function storedController({ notices }: BrandRecords): Controller | null {
  const known = controllers.get(notices)
  if (known !== undefined) return known

  const found = firstController(Object.values(notices))
  controllers.set(notices, found)
  return found
}

function firstController(texts: readonly string[]): Controller | null {
  for (const text of texts) {
    try {
      return parseNotice(text).controller
    } catch {
      // Not a notice this version understands; another may be.
    }
  }
  return null
}
