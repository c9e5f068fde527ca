import type { Address } from 'viem'
import type { ChainReader } from './chain/createChain.ts'
import type { Database } from './database/openDatabase.ts'
import type { RevocationState } from './database/schema.ts'
import type { Index } from './index/createIndex.ts'
import type { Relay } from './relay/createRelay.ts'

/** What the service says of itself. */
export type Health = {
  /** `warning`: it works, and something needs care; see `warnings`. */
  readonly status: 'ok' | 'warning'
  readonly warnings: readonly string[]
  readonly chain: {
    readonly chainId: number
    readonly isReachable: boolean
    readonly head: { readonly blockNumber: number; readonly timestamp: number; readonly ageSeconds: number } | null
    readonly finalized: number | null
  }
  readonly index: { readonly blockNumber: number | null; readonly behind: number | null }
  /** Locks by state; `oldestDueSeconds`: for how long the oldest waiting lock has been due. */
  readonly queue: Readonly<Record<RevocationState, number>> & { readonly oldestDueSeconds: number }
  /** `balance` in wei. */
  readonly relay: { readonly address: Address; readonly balance: string | null; readonly isLow: boolean }
  readonly vaults: number
}

/** Seconds a due lock may wait before it is worth a warning. */
const patience = 120
/** Seconds a block may be old before it is worth a warning, on chains that make blocks all the time. */
const oldestHead = 60

/** Reads what `GET /health` answers. It asks the database and what the loops saw last, never the node. */
export async function readHealth(
  context: {
    readonly database: Database
    readonly chain: ChainReader
    readonly index: Index
    readonly relay: Relay
    readonly relayAddress: Address
    readonly lowBalance: bigint
  },
  now: number,
): Promise<Health> {
  const { database, chain, index, relay, relayAddress, lowBalance } = context
  const { isReachable, head, finalized } = chain.state()
  const { balance, hindrance } = relay.state()
  const tip = await index.tip()
  const rows = await database
    .selectFrom('lock')
    .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute()
  const oldest = await database
    .selectFrom('lock')
    .select(({ fn }) => fn.min('dueAt').as('dueAt'))
    .where('state', '=', 'queued')
    .where('dueAt', '<=', now)
    .executeTakeFirst()
  const vaults = await database
    .selectFrom('vault')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()

  const count = (state: RevocationState) => Number(rows.find((row) => row.state === state)?.count ?? 0)
  const queue = {
    queued: count('queued'),
    sent: count('sent'),
    included: count('included'),
    final: count('final'),
    oldestDueSeconds: oldest?.dueAt ? now - Number(oldest.dueAt) : 0,
  }
  const ageSeconds = head === null ? 0 : Math.max(0, now - head.timestamp)
  const isLow = balance !== null && balance < lowBalance
  const behind = head === null || tip === null ? null : Math.max(0, Number(head.number) - tip.blockNumber)

  const warnings: string[] = []
  if (!isReachable) warnings.push('The node does not answer: revocations are taken and wait.')
  else if (!chain.deployment.idle && ageSeconds > oldestHead) warnings.push(`The newest block is ${ageSeconds} s old.`)
  if (isReachable && finalized === null) warnings.push('The node does not say which block is final.')
  if (isLow) warnings.push('The balance of the relay is low: send it more.')
  if (hindrance === 'balance') warnings.push('The relay cannot pay for what waits: send it more.')
  if (hindrance === 'fees') warnings.push('The chain asks for more than the relay may pay: revocations wait.')
  if (hindrance === 'gas')
    warnings.push('A single revocation does not fit into a block: something is wrong with the chain.')
  if (queue.oldestDueSeconds > patience) warnings.push(`A revocation has been due for ${queue.oldestDueSeconds} s.`)
  if (behind !== null && behind > 100) warnings.push(`The index is ${behind} blocks behind.`)

  return {
    status: warnings.length === 0 ? 'ok' : 'warning',
    warnings,
    chain: {
      chainId: chain.deployment.chainId,
      isReachable,
      head: head === null ? null : { blockNumber: Number(head.number), timestamp: head.timestamp, ageSeconds },
      finalized: finalized === null ? null : Number(finalized),
    },
    index: { blockNumber: tip?.blockNumber ?? null, behind },
    queue,
    relay: { address: relayAddress, balance: balance?.toString() ?? null, isLow },
    vaults: Number(vaults.count),
  }
}
