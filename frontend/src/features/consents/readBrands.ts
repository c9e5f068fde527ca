import { ChainUnreadableError, type ReadClient, readAllLogs } from '@consent-ledger/sdk'
import type { QueryClient } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { getBlock } from 'viem/actions'
import type { Env } from '../../config/env.ts'
import type { Head } from '../../config/useHead.ts'
import type { BrandRecords } from '../../config/vaultDocument.ts'
import { workInPieces } from '../../ui/workInPieces.ts'
import type { BrandAnswer, BrandReadings } from './brandReading.ts'
import { identifyAhead } from './identifyAhead.ts'
import { readBrand } from './queries.ts'

/** How many brands are read at a time: the answers come in pieces small enough for the page to stay able to scroll. */
const atATime = 100

/** A device that slept longer than this many blocks reads all brands anew. */
const mostBlocks = 5_000n

/** The receipts of one brand on this ledger, and its locks that were let go. */
export type OwnBrand = { readonly brandId: Hex; readonly records: BrandRecords }

/**
 * Reads what the chain holds for all brands of the customer.
 *
 * A brand is read again only when its receipts changed or the ledger emitted an event of it since the last reading: the node is asked for the
 * events of all brands, so that a new block costs two questions and names no brand. After a reorganisation every brand is read again.
 *
 * @param input.known the last readings; absent at first.
 * @returns the same answers, and the same map, for as long as nothing changed. It never throws: an answer says what failed.
 */
export async function readBrands(
  client: ReadClient,
  input: {
    readonly env: Env
    readonly brands: readonly OwnBrand[]
    readonly head: Head
    readonly known: BrandReadings | undefined
    /** Reads every brand, whatever is known. */
    readonly isAnew?: boolean
    /** Hears each answer that is not the one known, in pieces of work, while the node is asked for the rest. */
    readonly onAnswer?: (brand: OwnBrand, answer: BrandAnswer) => void
    readonly queryClient: QueryClient
  },
): Promise<BrandReadings> {
  const { env, brands, head, known, isAnew = false, onAnswer, queryClient } = input
  const touched =
    known === undefined || isAnew ? null : await brandsTouched(client, { env, from: known.head, to: head })
  const answers = new Map<Hex, BrandAnswer>()
  let unreadable: ChainUnreadableError | null = null

  const read = async ({ brandId, records }: OwnBrand): Promise<BrandAnswer> => {
    const before = known?.answers.get(brandId)
    const isKnown = before !== undefined && before.asked === records && before.error === null
    if (isKnown && touched?.has(brandId) === false) return before

    const kept = before?.reading ?? null
    if (unreadable !== null) return { asked: records, reading: kept, error: unreadable }
    try {
      const reading = await readBrand(client, { env, brandId, records, head, queryClient })
      if (isKnown && kept?.fingerprint === reading.fingerprint) return before
      return { asked: records, reading, error: null }
    } catch (error) {
      // A node that does not answer is not asked five hundred times.
      if (error instanceof ChainUnreadableError) unreadable = error
      return { asked: records, reading: kept, error }
    }
  }

  // A receipt that cannot be read is told of where it is judged.
  const unread = brands.filter(({ brandId }) => !known?.answers.has(brandId))
  identifyAhead(unread.flatMap(({ records }) => records.receipts)).catch(() => undefined)
  const left = brands.values()
  const pageTurn = workInPieces()
  const readNext = async () => {
    for (const brand of left) {
      const answer = await read(brand)
      answers.set(brand.brandId, answer)
      if (onAnswer === undefined || answer === known?.answers.get(brand.brandId)) continue
      await pageTurn()
      onAnswer(brand, answer)
    }
  }
  await Promise.all(Array.from({ length: atATime }, readNext))

  const isSame =
    known?.answers.size === answers.size &&
    brands.every(({ brandId }) => known.answers.get(brandId) === answers.get(brandId))
  return { head, answers: isSame ? known.answers : answers }
}

/** The brands of which the ledger emitted an event between two blocks, lower case; null when that cannot be said. */
async function brandsTouched(
  client: ReadClient,
  { env, from, to }: { readonly env: Env; readonly from: Head; readonly to: Head },
): Promise<ReadonlySet<string> | null> {
  if (to.hash === from.hash) return new Set()
  if (to.number <= from.number || to.number - from.number > mostBlocks) return null
  try {
    const [then, logs] = await Promise.all([
      getBlock(client, { blockNumber: from.number }),
      readAllLogs(client, { ledger: env.ledger, fromBlock: from.number + 1n, toBlock: to.number, retries: 0 }),
    ])
    return then.hash === from.hash ? new Set(logs.map(({ args }) => args.brandId.toLowerCase())) : null
  } catch {
    return null
  }
}
