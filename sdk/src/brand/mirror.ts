import type { Hex } from 'viem'
import type { ReadClient } from '../actions/readClient.ts'
import { createLogRange, readLogPages } from '../actions/readLogPages.ts'
import { BlockMissingError } from '../errors/blockMissingError.ts'
import { ChainDivergedError } from '../errors/chainDivergedError.ts'
import { ReorgTooDeepError } from '../errors/reorgTooDeepError.ts'
import { zeroHash } from '../protocol/digest.ts'
import { applyEvents } from './applyEvents.ts'
import type { BrandEvent, LogOwner } from './brandEvent.ts'
import { describeFailure } from './describeFailure.ts'
import { createEndpoints, type Source } from './endpoints.ts'
import type { GuardContext } from './guardContext.ts'
import { isNotFinal } from './isNotFinal.ts'
import type { MirrorBlock } from './liveState.ts'
import { loadChainState } from './loadChainState.ts'
import { loadTip } from './loadTip.ts'
import { createOneAtATime } from './oneAtATime.ts'
import { readAhead } from './readAhead.ts'
import { readBlock } from './readBlock.ts'
import { readEvents } from './readEvents.ts'
import { readFinality } from './readFinality.ts'
import { emptyReplay, type Replay, replayEvents } from './replay.ts'
import { rollBack } from './rollBack.ts'
import {
  approvePages,
  dropPages,
  type ReadPoint,
  readLastPage,
  readStagedEvents,
  settlePages,
  stagePage,
} from './stagedPages.ts'
import { readClaims, verifyReplay } from './verifyReplay.ts'

/** Events held in memory before they are put aside while catching up. */
const heldEvents = 20_000

/** Looks at which the ledger may contradict the mirror before it starts over. */
const contradictionsBorne = 3

type Finality = { readonly safe: number; readonly finalized: number }
/** What was read and is not in the store yet: new events, and the finalized block among what was read. */
type Reading = { readonly held: BrandEvent[]; readonly end: ReadPoint; readonly stop: ReadPoint | null }

export type Mirror = {
  /** Looks at the chain once and takes over what is new. Throws what went wrong; `live` says so too. */
  step(): Promise<void>
}

/**
 * Follows the brand's events on the chain: logs filtered by brand, in pages, with a ring of block hashes for what is not final. It goes back
 * when the chain does, and uses what it read only once the ledger says the same at the same block hash.
 */
export function createMirror(context: GuardContext): Mirror {
  const { brandId, db, deployment, hot, lease, live, logger, policy } = context
  const owner = { ledger: deployment.ledger.toLowerCase(), brandId } as LogOwner
  const endpoints = createEndpoints(context)
  const range = createLogRange()
  const oneAtATime = createOneAtATime()
  /** Who has agreed at the tip. */
  let agreeing: ReadonlySet<ReadClient> = new Set()
  /** Looks at which every source contradicted the mirror, since it agreed last or started over; and how many of them are borne. */
  let contradictions = 0
  let patienceWithItself = contradictionsBorne

  /** Goes back to the newest block the mirror stopped at that the chain still has. */
  async function followReorg(client: ReadClient, head: MirrorBlock): Promise<void> {
    const from = live.tip?.number
    live.divergence = 'the chain changed behind the mirror'
    const blocks = await db.selectFrom('blocks').select(['number', 'hash']).orderBy('number', 'desc').execute()
    for (const block of blocks) {
      if (block.number > head.number || !(await hasBlock(client, head, block))) continue
      await rollBack(context, block.number)
      logger.warn({ from, to: block.number, head: head.number }, 'the chain changed: the mirror went back')
      return
    }
    const lowest = blocks.at(-1)
    if (lowest && lowest.number <= live.finalized) {
      live.isHalted = true
      throw new ReorgTooDeepError({ blockNumber: BigInt(lowest.number), blockHash: lowest.hash as Hex })
    }
    await rollBack(context, -1)
    logger.warn({ from, head: head.number }, 'the chain changed: the mirror starts over')
  }

  /** Whether the chain still has a block. */
  async function hasBlock(
    client: ReadClient,
    head: MirrorBlock,
    { number, hash }: { number: number; hash: string },
  ): Promise<boolean> {
    if (head.number < number) return false
    return (head.number === number ? head.hash : (await readBlock(client, number)).hash) === hash
  }

  /** Where reading goes on: after the events put aside, else after the newest block in the store. */
  async function readStart(client: ReadClient, head: MirrorBlock): Promise<ReadPoint> {
    const staged = await readLastPage(context)
    if (staged !== null) {
      if (await hasBlock(client, head, staged.block)) return staged
      await dropPages(context)
    }
    const block = await db.selectFrom('blocks').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
    if (!block) return { block: { number: -1, hash: zeroHash, timestamp: 0 }, replay: emptyReplay }
    const { number, hash, timestamp, revocation_digest, use_digest } = block
    return {
      block: { number, hash: hash as Hex, timestamp },
      replay: {
        revocations: revocation_digest as Hex,
        uses: use_digest as Hex,
        notices: context.notices.length,
        latestNotice: live.latestNotice ?? zeroHash,
        brand: live.brand,
      },
    }
  }

  /** Reads the events from a point to the head. What it has read when it fails is put aside, so that the next look goes on there. */
  async function readOn(
    client: ReadClient,
    head: MirrorBlock,
    start: ReadPoint,
    { finalized }: Finality,
  ): Promise<Reading> {
    const pages = readLogPages(client, {
      ledger: owner.ledger,
      topics: [null, brandId],
      fromBlock: Math.max(deployment.deploymentBlock, start.block.number + 1),
      toBlock: head.number,
      range,
      retries: 0,
    })
    let held: BrandEvent[] = []
    let { replay } = start
    let readTo = start.block.number
    /** What all events up to the finalized block add up to: a later reorg need not go back further. */
    let atFinalized: Replay | null = null

    async function putAside(): Promise<void> {
      await stagePage(context, held, { block: await readBlock(client, readTo), replay })
      held = []
    }

    try {
      for await (const page of readAhead(pages)) {
        const events = await readEvents(client, page, { owner, finalized })
        if (finalized >= page.fromBlock && finalized <= page.toBlock) {
          const place = events.findIndex(({ blockNumber }) => blockNumber > finalized)
          const final = place === -1 ? events : events.slice(0, place)
          atFinalized = replayEvents(replay, final, context.crypto)
        }
        replay = replayEvents(replay, events, context.crypto)
        for (const event of events) held.push(event)
        readTo = page.toBlock
        if (held.length >= heldEvents && readTo < head.number) await putAside()
      }
    } catch (error) {
      endpoints.passOn()
      if (error instanceof ChainDivergedError) await bearContradiction(head)
      else if (readTo > start.block.number) await putAside().catch(() => undefined)
      throw error
    }
    const stop =
      atFinalized === null || finalized >= head.number
        ? null
        : { block: await readBlock(client, finalized), replay: atFinalized }
    return { held, end: { block: head, replay }, stop }
  }

  /** Writes what the ledger agreed with and the block it leads to, then changes memory. */
  async function write({ held, end, stop }: Reading, finalized: number): Promise<void> {
    const changes = await lease.write(async (transaction) => {
      const hotChanges = await applyEvents(transaction, context, held, finalized)
      // Memory changes inside the transaction, so that its order is that of the store. If the commit fails, denials stay, which is the safe
      // side, and the same events come again at the next look.
      for (const change of hotChanges) change(hot)
      await transaction
        .updateTable('spends')
        .set({ is_final: 1, secret: null })
        .where(isNotFinal)
        .where('block_number', '<=', finalized)
        .execute()
      await transaction
        .insertInto('meta')
        .values({ key: 'finalized', value: String(finalized) })
        .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
        .execute()
      await transaction
        .insertInto('blocks')
        .values(
          [...(stop === null ? [] : [stop]), end].map(({ block: { number, hash, timestamp }, replay }) => ({
            number,
            hash,
            timestamp,
            revocation_digest: replay.revocations,
            use_digest: replay.uses,
          })),
        )
        .onConflict((conflict) => conflict.column('number').doNothing())
        .execute()
      const kept = transaction
        .selectFrom('blocks')
        .select((eb) => eb.fn.max('number').as('number'))
        .where('number', '<=', finalized)
      await transaction.deleteFrom('blocks').where('number', '<', kept).execute()
      return hotChanges.length
    })
    if (changes > 0) {
      logger.info({ events: held.length, block: end.block.number }, 'events of the chain were taken over')
    }
  }

  /**
   * Compares with the ledger. Who gave logs that do not fit is not read first again, and what was put aside is dropped with them. If the ledger
   * contradicts the mirror again and again, what the mirror took over earlier is wrong: it starts over.
   */
  async function verify(
    sources: readonly Source[],
    head: MirrorBlock,
    replay: Replay,
    held: readonly BrandEvent[],
  ): Promise<ReadonlySet<ReadClient>> {
    const claims = await readClaims(context, eachPage(held))
    const { agreeing: agreed, difference } = await verifyReplay(context, { sources, head, replay, claims })
    if (difference === null) return agreed
    endpoints.passOn()
    if (agreed.size === 0) await bearContradiction(head)
    else await dropPages(context)
    const detail = agreed.size === 0 ? difference : `${difference}; another endpoint agrees with them`
    throw new ChainDivergedError({ blockNumber: BigInt(head.number), detail })
  }

  /** Starts over after too many contradictions. The longer nothing agrees, the rarer it is done. */
  async function bearContradiction(head: MirrorBlock): Promise<void> {
    await dropPages(context)
    if (++contradictions < patienceWithItself) return
    contradictions = 0
    patienceWithItself = Math.min(1_000, 2 * patienceWithItself)
    await rollBack(context, -1)
    logger.warn({ head: head.number }, 'the ledger contradicts the mirror: it starts over')
  }

  async function* eachPage(held: readonly BrandEvent[]): AsyncGenerator<readonly BrandEvent[]> {
    yield* readStagedEvents(context)
    yield held
  }

  async function step(): Promise<void> {
    // What a crash interrupted. The chain may have changed since: the look below begins at the block the store has now.
    if ((await settlePages(context, live.finalized)) > 0) {
      await loadTip(context)
      await loadChainState(context)
    }
    for (;;) {
      // The answers count as of the moment they were asked for, however long the rest takes.
      const asked = { at: context.clock(), monotonic: performance.now() }
      const { sources, head } = await endpoints.read()
      const [{ client }] = sources
      if (live.tip !== null && !(await hasBlock(client, head, live.tip))) await followReorg(client, head)
      const finality = await readFinality(
        sources.map((source) => source.client),
        { deployment, head: head.number },
      )
      const finalized = Math.max(finality.finalized, live.finalized)
      const start = await readStart(client, head)

      if (head.hash !== live.tip?.hash) {
        const reading = await readOn(client, head, start, finality)
        if (performance.now() - asked.monotonic > policy.maxStaleness * 500) {
          // Nodes keep old states for minutes only: what is compared must be a new block.
          await stagePage(context, reading.held, reading.end)
          continue
        }
        const { replay } = reading.end
        agreeing = await verify(sources, head, replay, reading.held)
        await approvePages(context)
        const settled = await settlePages(context, finalized)
        await write(reading, finalized)
        const isOther = replay.notices !== context.notices.length || replay.brand !== live.brand
        if (settled > 0 || isOther) await loadChainState(context)
      } else {
        const unasked = live.divergence === null ? sources.filter((source) => !agreeing.has(source.client)) : sources
        if (unasked.length > 0) {
          const agreed = await verify(unasked, head, start.replay, [])
          agreeing = new Set([...(live.divergence === null ? agreeing : []), ...agreed])
        }
      }

      live.tip = head
      live.newestTime = Math.max(live.newestTime, head.timestamp)
      live.finalized = finalized
      live.safe = finality.safe
      live.final = policy.finality === 'latest' ? head.number : finality[policy.finality]
      live.sources = sources.filter((source) => agreeing.has(source.client)).length
      live.polledAt = asked.at
      live.polledAtMonotonic = asked.monotonic
      if (live.divergence !== null) logger.info({ block: head.number }, 'the mirror agrees with the chain again')
      live.divergence = null
      live.isHalted = false
      live.problem = null
      contradictions = 0
      patienceWithItself = contradictionsBorne
      return
    }
  }

  return {
    step: () =>
      oneAtATime(async () => {
        try {
          await step()
        } catch (error) {
          const { name, message } = describeFailure(error)
          if (error instanceof ChainDivergedError || error instanceof ReorgTooDeepError) live.divergence = message
          // A block that went missing while it was read was replaced: the next look sees the reorg.
          if (live.problem?.name !== name && !(error instanceof BlockMissingError)) {
            logger.error({ name, message }, 'the chain could not be read')
          }
          live.problem = { name, message }
          throw error
        }
      }),
  }
}
