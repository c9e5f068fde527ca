import type { Hex } from 'viem'
import { getRecordedAt } from '../actions/getRecordedAt.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { readLedger } from '../actions/readLedger.ts'
import { NodeSilentError } from '../errors/nodeSilentError.ts'
import { answersWithin } from './answersWithin.ts'
import type { BrandEvent } from './brandEvent.ts'
import { patience, type Source } from './endpoints.ts'
import type { GuardContext } from './guardContext.ts'
import { isUnrecorded } from './isUnrecorded.ts'
import type { MirrorBlock } from './liveState.ts'
import type { Replay } from './replay.ts'

/** What the ledger must say of the events that are new, besides the digests, which stand for all revocations and uses. */
export type Claims = {
  /** When each root of grants was recorded, as read; 0 for a root of this store that was not. */
  readonly recordings: ReadonlyMap<Hex, number>
  readonly notices: readonly Extract<BrandEvent, { kind: 'notice' }>[]
}

/**
 * Compares what was replayed with what each source's ledger says at the head: digests, latest notice, name, and for what is new the time of
 * each recording and notice.
 *
 * @returns the clients that answered and agreed, and in words what one of those that did not agree says; null if all did
 */
export async function verifyReplay(
  { brandId, deployment: { ledger } }: GuardContext,
  { sources, head, replay, claims }: { sources: readonly Source[]; head: MirrorBlock; replay: Replay; claims: Claims },
): Promise<{ readonly agreeing: ReadonlySet<ReadClient>; readonly difference: string | null }> {
  const at = { blockHash: head.hash }
  const roots = [...claims.recordings.keys()]

  async function findDifference({ client }: Source): Promise<string | null> {
    const [revocations, uses, latestNotice, brand, recorded, notices] = await Promise.all([
      readLedger(client, { ledger, functionName: 'revocationDigest', args: [brandId], ...at }),
      readLedger(client, { ledger, functionName: 'useDigest', args: [brandId], ...at }),
      readLedger(client, { ledger, functionName: 'latestNotice', args: [brandId], ...at }),
      readLedger(client, { ledger, functionName: 'brandOf', args: [brandId], ...at }),
      getRecordedAt(client, { ledger, brandId, roots, ...at }),
      Promise.all(
        claims.notices.map(({ noticeHash }) =>
          readLedger(client, { ledger, functionName: 'noticeOf', args: [brandId, noticeHash], ...at }),
        ),
      ),
    ])
    if (revocations !== replay.revocations) {
      return 'the revocations that were read do not give the digest of the ledger'
    }
    if (uses !== replay.uses) return 'the recorded uses that were read do not give the digest of the ledger'
    if (latestNotice !== replay.latestNotice) {
      return 'the latest notice that was read is not the latest of the ledger'
    }
    const { name, domain } = replay.brand ?? { name: '', domain: '' }
    if (brand.name !== name || brand.domain !== domain) {
      return 'the name of the brand that was read is not that of the ledger'
    }
    if (roots.some((root, index) => recorded[index] !== claims.recordings.get(root))) {
      return 'the recordings of grants that were read are not those of the ledger'
    }
    const isOther = claims.notices.some(({ at: time, number, blockNumber }, index) => {
      const notice = notices[index]
      return (
        notice?.publishedAt !== BigInt(time) || notice.number !== number || notice.blockNumber !== BigInt(blockNumber)
      )
    })
    return isOther ? 'a notice that was read is not on the ledger like that' : null
  }

  const answers = await answersWithin(
    sources.map(findDifference),
    patience,
    () => new NodeSilentError({ method: 'eth_call', milliseconds: patience }),
  )
  if (answers.every((answer) => 'failure' in answer)) throw (answers[0] as { failure: unknown }).failure
  const agreeing = new Set<ReadClient>()
  let difference: string | null = null
  answers.forEach((answer, index) => {
    if ('failure' in answer) return
    if (answer.value === null) agreeing.add((sources[index] as Source).client)
    else difference ??= answer.value
  })
  return { agreeing, difference }
}

/**
 * Collects what must be compared: every recording and notice among the new events, and the roots of this store that are not recorded yet,
 * which a node might keep back.
 */
export async function readClaims(
  { db }: GuardContext,
  pages: AsyncIterable<readonly BrandEvent[]> | Iterable<readonly BrandEvent[]>,
): Promise<Claims> {
  const waiting = await db
    .selectFrom('batches')
    .select('root')
    .where('kind', '=', 'grants')
    .where(isUnrecorded)
    .execute()
  const recordings = new Map(waiting.map(({ root }) => [root as Hex, 0]))
  const notices: Extract<BrandEvent, { kind: 'notice' }>[] = []
  for await (const events of pages) {
    for (const event of events) {
      if (event.kind === 'notice') notices.push(event)
      if (event.kind !== 'grants') continue
      // The ledger refuses a root that is recorded already: a second time has none that is right.
      recordings.set(event.root, (recordings.get(event.root) ?? 0) === 0 ? event.at : -1)
    }
  }
  return { recordings, notices }
}
