import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { type Address, createPublicClient, createWalletClient, custom, type Hex } from 'viem'
import type { Guard, Store } from '../../sdk/src/brand/index.ts'
import type { CryptoBackend } from '../../sdk/src/protocol/cryptoBackend.ts'
import type { GuardLibrary } from './guardLibrary.ts'
import type { MemoryNode } from './memoryNode.ts'

/** Seconds: what the guard's policy says. */
export const maxStaleness = 60
/** Blocks on top of a recording before it counts, and before a block does not change any more. */
export const finality = { safe: 2, finalized: 8 }

const never = 3_600_000

/** Starts a guard on a SQLite file. It looks at the chain and records when it is told to; nothing but its clock is not the real one. */
export async function openGuard(
  { createGuard, sqliteStore }: GuardLibrary,
  {
    path,
    snapshot,
    nodes,
    ...options
  }: {
    readonly path: string
    readonly snapshot: string | undefined
    readonly nodes: readonly [MemoryNode, ...MemoryNode[]]
    readonly chainId: number
    readonly ledger: Address
    readonly brandId: Hex
    readonly crypto: CryptoBackend
    readonly clock: () => number
  },
): Promise<{ readonly guard: Guard; readonly store: Store }> {
  const { chainId, ledger, brandId, crypto, clock } = options
  const transportOf = ({ request }: MemoryNode) => custom({ request }, { retryCount: 0 })
  const [client, ...clients] = nodes.map((node) => createPublicClient({ transport: transportOf(node) }))
  const store = sqliteStore(path)
  const guard = await createGuard({
    client: client as NonNullable<typeof client>,
    clients,
    deployment: { chainId, ledger, verifier: ledger, deploymentBlock: 0, finality, idle: false },
    brandId,
    store,
    // An account of the node's: what is signed by whom is not in question here.
    operator: createWalletClient({ account: `0x${'0b'.repeat(20)}`, transport: transportOf(nodes[0]) }),
    appUrl: 'http://localhost:4100',
    policy: { finality: 'safe', maxStaleness, pollInterval: never, recordInterval: 0, recordUsesInterval: 0 },
    crypto,
    clock,
    ...(snapshot !== undefined && { snapshot }),
  })
  return { guard, store }
}

/** The files of a store as they are on disk at this moment, as a machine would find them that lost its power. */
export function copyStore(from: string, to: string): void {
  for (const ending of ['', '-wal']) {
    rmSync(`${to}${ending}`, { force: true })
    if (existsSync(`${from}${ending}`)) copyFileSync(`${from}${ending}`, `${to}${ending}`)
  }
}

export function removeStore(path: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true })
}

/** The hash of the block a store stopped at; null before the first. It is read from a copy, so that the guard finds the files untouched. */
export function readTipHash(path: string): string | null {
  const copy = `${path}.look`
  copyStore(path, copy)
  const database = new DatabaseSync(copy)
  try {
    const row = database.prepare('SELECT hash FROM blocks ORDER BY number DESC LIMIT 1').get()
    return row === undefined ? null : (row.hash as string)
  } finally {
    database.close()
    removeStore(copy)
  }
}
