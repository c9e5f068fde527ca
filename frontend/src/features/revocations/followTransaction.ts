import type { ReadClient } from '@consent-ledger/sdk'
import {
  type Address,
  type Hash,
  type Hex,
  isAddressEqual,
  TransactionNotFoundError,
  TransactionReceiptNotFoundError,
} from 'viem'
import { getBlock, getBlockNumber, getTransaction, getTransactionCount, getTransactionReceipt } from 'viem/actions'

/** Blocks a transaction may be missing from the node before it counts as dropped. */
const patience = 6n

/** How far back the transaction that took the nonce is looked for. */
const reach = 60n

/** What the chain shows of a transaction the customer's wallet sent. */
export type TransactionSight =
  | { readonly kind: 'waiting'; readonly nonce: number | null }
  | { readonly kind: 'missing' }
  | { readonly kind: 'included' }
  | { readonly kind: 'reverted' }
  | { readonly kind: 'repriced'; readonly transactionHash: Hash }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'replaced' }
  | { readonly kind: 'dropped' }

/**
 * Looks once for a transaction: included, reverted, sped up (same call, other hash), cancelled (an empty transaction to
 * oneself took its nonce), replaced (another one did), dropped (gone without any), or still waiting.
 *
 * @param input.nonce the transaction's nonce if it was ever seen; without it only "dropped" can be told.
 * @param input.missingSince number of the block since which the node has not known it; null when it did the last time.
 * @param input.isSameCall tells whether another transaction's data does what ours does.
 */
export async function followTransaction(
  client: ReadClient,
  input: {
    readonly transactionHash: Hash
    readonly sender: Address
    readonly ledger: Address
    readonly nonce: number | null
    readonly head: bigint
    readonly missingSince: bigint | null
    readonly isSameCall: (data: Hex) => boolean
  },
): Promise<TransactionSight> {
  const { transactionHash, sender, nonce, head, missingSince } = input

  const receipt = await getTransactionReceipt(client, { hash: transactionHash }).catch((error: unknown) => {
    if (error instanceof TransactionReceiptNotFoundError) return null
    throw error
  })
  if (receipt !== null) return { kind: receipt.status === 'success' ? 'included' : 'reverted' }

  const transaction = await getTransaction(client, { hash: transactionHash }).catch((error: unknown) => {
    if (error instanceof TransactionNotFoundError) return null
    throw error
  })
  if (transaction !== null) return { kind: 'waiting', nonce: transaction.nonce }

  if (nonce !== null && (await getTransactionCount(client, { address: sender })) > nonce) {
    // The count is of this moment: what took the nonce may stand in a block newer than the one this look began with.
    const other = await findByNonce(client, { sender, nonce, head: await getBlockNumber(client, { cacheTime: 0 }) })
    if (other === null) return { kind: 'replaced' }
    const isSame = other.to !== null && isAddressEqual(other.to, input.ledger) && input.isSameCall(other.input)
    if (isSame) return { kind: 'repriced', transactionHash: other.hash }
    const isEmpty = other.to !== null && isAddressEqual(other.to, sender) && other.value === 0n && other.input === '0x'
    return { kind: isEmpty ? 'cancelled' : 'replaced' }
  }

  return missingSince !== null && head - missingSince >= patience ? { kind: 'dropped' } : { kind: 'missing' }
}

async function findByNonce(
  client: ReadClient,
  input: { readonly sender: Address; readonly nonce: number; readonly head: bigint },
) {
  const lowest = input.head > reach ? input.head - reach : 0n
  for (let number = input.head; number >= lowest; number--) {
    const block = await getBlock(client, { blockNumber: number, includeTransactions: true })
    const found = block.transactions.find((one) => isAddressEqual(one.from, input.sender) && one.nonce === input.nonce)
    if (found !== undefined) return found
    if (number === 0n) break
  }
  return null
}
