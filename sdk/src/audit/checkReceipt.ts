import { type Hex, zeroHash } from 'viem'
import { assertChain } from '../actions/assertChain.ts'
import type { Brand } from '../actions/brand.ts'
import type { Deployment } from '../actions/deployment.ts'
import { getBrand } from '../actions/getBrand.ts'
import { getHead } from '../actions/getHead.ts'
import type { Head } from '../actions/head.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { MalformedReceiptError } from '../errors/malformedReceiptError.ts'
import { MomentInFutureError } from '../errors/momentInFutureError.ts'
import { type ChainFacts, evaluateFacts, type Facts } from '../protocol/facts.ts'
import { parseReceipt, type Receipt } from '../protocol/receipt.ts'
import { readChainFacts } from './readChainFacts.ts'

export type ReceiptCheck = {
  /** Null if it is not a receipt. */
  readonly receipt: Receipt | null
  /** Why it is not a receipt, and where; null if it is one. */
  readonly malformed: MalformedReceiptError | null
  /** The brand the receipt names, as the ledger knows it now. */
  readonly brand: Brand | null
  /** The block everything was read at. */
  readonly head: Head
  /** The moment asked about, Unix seconds. */
  readonly at: number
  /** The facts for each use asked about; one with empty keys if the receipt is malformed. */
  readonly uses: readonly { readonly purpose: string; readonly category: string; readonly facts: Facts }[]
}

const unknownChain: ChainFacts = { notices: [], recordedAt: () => null, lockState: () => null }

/**
 * Checks a receipt against the chain by every row of the Facts table, for each of its uses or for one.
 *
 * @param client viem client; nothing but its node is asked
 * @param input.deployment the ledger
 * @param input.receipt text of the receipt, from anyone
 * @param input.brandId the brand that must have been given the consent; the one the receipt names when absent
 * @param input.purpose with `category`: the use to ask about; each use of the receipt when absent
 * @param input.at the moment, Unix seconds; the time of the newest block when absent
 * @returns one result per use, each with all rows and their values
 * @throws {MomentInFutureError} when the moment is later than the newest block
 * @throws {HistoryIncompleteError} when the node leaves out a notice
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {WrongChainError} when the node serves another chain
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { readFile } from 'node:fs/promises'
 * import { checkReceipt } from '@consent-ledger/sdk/audit'
 * import { client, deployment } from './setup.ts'
 *
 * const receipt = await readFile('receipt.json', 'utf8')
 * const { uses } = await checkReceipt(client, { deployment, receipt, at: 1_800_000_000 })
 * for (const { purpose, category, facts } of uses) console.log(purpose, category, facts.reason ?? 'allowed')
 */
export async function checkReceipt(
  client: ReadClient,
  input: {
    readonly deployment: Pick<Deployment, 'chainId' | 'ledger' | 'deploymentBlock'>
    readonly receipt: string
    readonly brandId?: Hex
    readonly purpose?: string
    readonly category?: string
    readonly at?: number
  },
): Promise<ReceiptCheck> {
  const { deployment, purpose, category } = input
  const { chainId, ledger } = deployment
  await assertChain(client, deployment)
  const head = await getHead(client)
  const at = input.at ?? head.timestamp
  if (at > head.timestamp) throw new MomentInFutureError({ moment: at, timestamp: head.timestamp })

  const { receipt, malformed } = readReceipt(input.receipt)
  const brandId = input.brandId ?? receipt?.consent.brandId ?? zeroHash
  const brand = await getBrand(client, { ledger, brandId, blockHash: head.hash })
  const chain = receipt === null ? unknownChain : await readChainFacts(client, { deployment, receipt, at, head })

  const asked =
    purpose !== undefined && category !== undefined
      ? [{ purpose, category }]
      : (receipt?.consent.uses.filter(
          (use) => (purpose ?? use.purpose) === use.purpose && (category ?? use.category) === use.category,
        ) ?? [])
  const uses = (asked.length > 0 ? asked : [{ purpose: purpose ?? '', category: category ?? '' }]).map((use) => ({
    purpose: use.purpose,
    category: use.category,
    facts: evaluateFacts({
      receipt: input.receipt,
      expected: { chainId, ledger, brandId },
      ask: { purpose: use.purpose, category: use.category, at },
      chain,
    }),
  }))
  return { receipt, malformed, brand, head, at, uses }
}

function readReceipt(text: string): Pick<ReceiptCheck, 'receipt' | 'malformed'> {
  try {
    return { receipt: parseReceipt(text), malformed: null }
  } catch (error) {
    if (error instanceof MalformedReceiptError) return { receipt: null, malformed: error }
    throw error
  }
}
