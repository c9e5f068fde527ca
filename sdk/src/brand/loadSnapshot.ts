import type { Hex } from 'viem'
import { getRevocationDigest } from '../actions/getRevocationDigest.ts'
import { SnapshotRefusedError } from '../errors/snapshotRefusedError.ts'
import { countErased } from './countErased.ts'
import { deadlineClient } from './deadlineClient.ts'
import type { GuardContext } from './guardContext.ts'
import { createHotState, type HotState } from './hotState.ts'
import { loadHotState } from './loadHotState.ts'
import { openSnapshotFile } from './snapshotFile.ts'
import type { SnapshotAbout } from './writeSnapshot.ts'

/** Receipts whose hash is compared with the store's. */
const comparedReceipts = 32

/**
 * Fills the guard's memory from a snapshot, then from the store with what came since. Nothing is taken over before the chain has confirmed the
 * digest at the snapshot's block and the store has shown that the snapshot is its own.
 *
 * @throws {SnapshotRefusedError} when it cannot be used; the memory is then to be made anew
 */
export async function loadSnapshot(context: GuardContext, path: string): Promise<void> {
  const { db, deployment, brandId } = context
  const file = openSnapshotFile(path)
  const refusal = (reason: SnapshotRefusedError['reason'], cause?: unknown) =>
    new SnapshotRefusedError({ path, reason }, { cause })
  let hot: HotState
  try {
    const { chainId, ledger, block, revocationDigest, erased, ...about } = file.about as SnapshotAbout
    if (chainId !== deployment.chainId || ledger !== deployment.ledger.toLowerCase() || about.brandId !== brandId) {
      throw refusal('foreign')
    }
    await confirmDigest(context, { blockHash: block.hash as Hex, revocationDigest }).catch((error: unknown) => {
      throw refusal('unverified', error)
    })
    const newest = await db
      .selectFrom('blocks')
      .select((eb) => eb.fn.max('number').as('number'))
      .executeTakeFirst()
    if (newest === undefined || newest.number === null || newest.number < block.number) throw refusal('stale')
    if ((await countErased(db)) !== erased) throw refusal('stale')
    hot = createHotState([0, 0])
    hot.load(file.source)
  } finally {
    file.close()
  }

  context.hot.close()
  context.hot = hot
  await compareReceipts(context, refusal)
  await loadHotState(context)
  // What another guard stores meanwhile follows from the store's list of changes.
  const { count } = await db
    .selectFrom('receipts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('id', '<=', hot.lastReceipt)
    .executeTakeFirstOrThrow()
  if (Number(count) !== hot.receipts) throw refusal('stale')
}

/** Asks all endpoints what the ledger's digest was at a block: one must confirm it, none may contradict. */
async function confirmDigest(
  { clients, deployment, brandId, policy }: GuardContext,
  { blockHash, revocationDigest }: { readonly blockHash: Hex; readonly revocationDigest: string },
): Promise<void> {
  const { ledger } = deployment
  const bounded = clients.map((client) => deadlineClient(client, policy.maxStaleness))
  const answers = await Promise.allSettled(
    bounded.map((client) => getRevocationDigest(client, { ledger, brandId, blockHash })),
  )
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  const [failed] = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
  if (found.length === 0) throw failed
  if (found.some((digest) => digest !== revocationDigest)) throw new TypeError('an endpoint shows another digest')
}

/** Another store of the same brand gives the same numbers to other receipts. */
async function compareReceipts(
  { db, hot }: GuardContext,
  refusal: (reason: SnapshotRefusedError['reason']) => SnapshotRefusedError,
): Promise<void> {
  const numbers = new Set<number>()
  for (let place = 1; place <= comparedReceipts; place++) {
    numbers.add(Math.ceil((hot.lastReceipt * place) / comparedReceipts))
  }
  const rows = await db
    .selectFrom('receipts')
    .select(['id', 'consent_hash'])
    .where('id', 'in', [...numbers])
    .execute()
  const known = [...numbers].filter((number) => hot.hashOf(number) !== null)
  const hashes = new Map(rows.map(({ id, consent_hash }) => [id, consent_hash]))
  if (known.some((number) => hashes.get(number) !== hot.hashOf(number))) throw refusal('foreign')
}
