import { join } from 'node:path'
import type { Address, Hex } from 'viem'
import type { Ask, Decision, Guard, Store } from '../../sdk/src/brand/index.ts'
import type { CryptoBackend } from '../../sdk/src/protocol/cryptoBackend.ts'
import { verifyProof } from '../../sdk/src/protocol/merkle.ts'
import type { GuardLibrary } from './guardLibrary.ts'
import { copyStore, openGuard, readTipHash, removeStore } from './guardUnderTest.ts'
import { type MemoryNode, NodeDown } from './memoryNode.ts'
import { MismatchError } from './mismatch.ts'
import { brandOrigin } from './noticeOfBrand.ts'
import type { PlainModel } from './plainModel.ts'
import type { Tally } from './tally.ts'

/**
 * The guard of a history from start to start: asked, told, recording, closed and killed.
 *
 * @param input.now what its clock shows
 * @param input.wasAt called with the block a killed guard had stopped at
 * @param input.started called when another guard has taken its place
 */
export function createGuardLife({
  library,
  folder,
  nodes,
  place,
  crypto,
  model,
  tally,
  random,
  now,
  wasAt,
  started,
}: {
  readonly library: GuardLibrary
  readonly folder: string
  readonly nodes: readonly [MemoryNode, ...MemoryNode[]]
  readonly place: { readonly chainId: number; readonly ledger: Address; readonly brandId: Hex }
  readonly crypto: CryptoBackend
  readonly model: PlainModel
  readonly tally: Tally
  readonly random: (below: number) => number
  readonly now: () => number
  readonly wasAt: (blockHash: string) => void
  readonly started: () => Promise<void>
}) {
  let files = 0
  let path = join(folder, `${files}.db`)
  let snapshot: string | undefined
  let guard: Guard
  let store: Store
  let lastBatch = 0
  let clock = now

  async function open(): Promise<void> {
    const options = { path, snapshot, nodes, ...place, crypto, clock: () => clock() }
    const opened = await openGuard(library, options)
    guard = opened.guard
    store = opened.store
    await started()
    await readProofs()
  }

  /** Takes over which receipts have which proof, and sees for itself that it leads to the root. */
  async function readProofs(): Promise<void> {
    const rows = await store.db
      .selectFrom('receipts')
      .innerJoin('batches', 'batches.id', 'receipts.batch')
      .select(['consent_hash', 'proof', 'root', 'batches.id'])
      .where('batches.id', '>', lastBatch)
      .execute()
    for (const { consent_hash, proof, root, id } of rows) {
      const hash = consent_hash as Hex
      const consent = model.byHash.get(hash)
      if (consent === undefined) throw new MismatchError('a receipt nobody gave', hash, 'stored', 'not there')
      if (!verifyProof({ hash, proof: JSON.parse(proof as string), root: root as Hex })) {
        throw new MismatchError('a proof', hash, 'it does not lead to its root', 'it does')
      }
      consent.root = root
      lastBatch = Math.max(lastBatch, id)
    }
  }

  /** Ends the guard in the middle of what it does: another one finds the files as they were at that moment. */
  async function crash(): Promise<void> {
    const image = join(folder, `${++files}.db`)
    let left = random(14)
    let isDead = false
    for (const node of nodes) {
      node.onRequest = () => {
        if (!isDead && left-- > 0) return
        if (!isDead) copyStore(path, image)
        isDead = true
        throw new NodeDown()
      }
    }
    await (random(3) === 0 ? guard.record() : guard.sync()).catch(() => undefined)
    if (!isDead) copyStore(path, image)
    isDead = true
    await guard.close()
    for (const node of nodes) node.onRequest = () => undefined
    removeStore(path)
    path = image
    // The snapshot is of a store that was another's.
    snapshot = undefined
    const tip = readTipHash(path)
    if (tip !== null) wasAt(tip)
    lastBatch = 0
    for (const consent of model.byHash.values()) consent.root = null
    await open()
  }

  return {
    open,
    get guard() {
      return guard
    },

    /** Asks as if the guard's clock showed another time. */
    check(customer: string, ask: Ask, at: number): Decision {
      clock = () => at
      try {
        return guard.check(customer, ask)
      } finally {
        clock = now
      }
    },

    /** Sends something to the brand's endpoint, from the session of a customer or from nobody's. */
    post(customer: string | null, route: string, body: unknown): Promise<Response> {
      const session = customer === null ? null : { customerId: customer, sessionId: `session of ${customer}` }
      const request = new Request(`${brandOrigin}/consent/${route}`, {
        method: 'POST',
        headers: { origin: brandOrigin },
        body: JSON.stringify(body),
      })
      return guard.handler({ session: async () => session })(request)
    },

    /** Records what waits. */
    async record(): Promise<void> {
      const sent = await guard.record().catch(() => ({ grants: [] }))
      tally.recordings += sent.grants.length
      await readProofs()
    },

    /** Closes or kills the guard, and starts another on what it left. */
    async restart(kind: keyof Tally['restarts']): Promise<void> {
      tally.restarts[kind]++
      if (kind === 'afterCrash') {
        await crash()
        return
      }
      if (kind === 'withSnapshot') {
        const written = join(folder, `${files++}.snapshot`)
        // Half of them are old when they are used. A guard that is not ready writes none.
        if ((snapshot === undefined || random(2) === 0) && (await guard.health()).ready) {
          await guard.writeSnapshot(written)
          snapshot = written
        }
      }
      await guard.close()
      const kept = snapshot
      if (kind === 'clean') snapshot = undefined
      await open()
      snapshot = kept
    },

    async close(): Promise<void> {
      await (guard as Guard | undefined)?.close()
      removeStore(path)
    },
  }
}
