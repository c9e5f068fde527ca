import { type Hex, hexToNumber } from 'viem'
import { assertChain } from '../actions/assertChain.ts'
import { getHead } from '../actions/getHead.ts'
import { getRevocationDigest } from '../actions/getRevocationDigest.ts'
import { getUseDigest } from '../actions/getUseDigest.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { readLedger } from '../actions/readLedger.ts'
import { BlockMissingError } from '../errors/blockMissingError.ts'
import { ChainDivergedError } from '../errors/chainDivergedError.ts'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { ReorgTooDeepError } from '../errors/reorgTooDeepError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { rollRevocation, rollUses, zeroHash } from '../protocol/digest.ts'
import { applyEvents, type HotChange } from './applyEvents.ts'
import { type BrandEvent, readBrandEvent } from './brandEvent.ts'
import { deadlineClient } from './deadlineClient.ts'
import { describeFailure } from './describeFailure.ts'
import type { GuardContext } from './guardContext.ts'
import type { MirrorBlock } from './liveState.ts'
import { loadChainState } from './loadChainState.ts'
import { momentOf } from './momentOf.ts'
import { createOneAtATime } from './oneAtATime.ts'
import { type LogPage, type LogRange, readBrandLogs } from './readBrandLogs.ts'
import { readFinality } from './readFinality.ts'
import { rollBack } from './rollBack.ts'

/** Events held in memory before they are written while catching up. */
const heldEvents = 20_000
/** Block headers asked for at the same time. */
const headersAtOnce = 20

type Source = { readonly client: ReadClient; readonly head: MirrorBlock }
type Digests = { readonly revocations: Hex; readonly uses: Hex; readonly latestNotice: Hex }

export type Mirror = {
  /** Looks at the chain once and takes over what is new. Throws what went wrong; `live` says so too. */
  step(): Promise<void>
}

/**
 * Follows the brand's events on the chain: logs filtered by brand, in pages, with a ring of block hashes for what is not final. It goes back
 * when the chain does, and trusts what it read only once the replayed digests equal the ledger's at the same block hash.
 */
export function createMirror(context: GuardContext): Mirror {
  const { brandId, db, deployment, hot, live, logger, policy } = context
  const { ledger, chainId } = deployment
  const clients = context.clients.map(deadlineClient)
  const verified = new WeakSet<ReadClient>()
  const range: LogRange = { blocks: 2_000 }
  const oneAtATime = createOneAtATime()

  async function readBlock(client: ReadClient, blockNumber?: number): Promise<MirrorBlock> {
    const at = blockNumber === undefined ? {} : { blockNumber: BigInt(blockNumber) }
    const { number, hash, timestamp } = await getHead(client, at)
    return { number: Number(number), hash, timestamp }
  }

  async function readSource(client: ReadClient): Promise<Source> {
    if (!verified.has(client)) {
      await assertChain(client, { chainId })
      verified.add(client)
    }
    return { client, head: await readBlock(client) }
  }

  /** All endpoints that answer, at their highest common block. They must have the same one. */
  async function readSources(): Promise<{ sources: Source[]; head: MirrorBlock }> {
    const answers = await Promise.allSettled(clients.map(readSource))
    const answering = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    const failures = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []))
    const foreign = failures.find((failure) => failure instanceof WrongChainError)
    if (foreign !== undefined) throw foreign
    if (answering.length === 0) throw failures[0]
    if (failures.length > 0)
      logger.warn({ answering: answering.length, of: clients.length }, 'an endpoint does not answer')

    // An endpoint that lags far behind would hold the others back.
    const oldest = momentOf(context) - policy.maxStaleness
    const fresh = answering.filter(({ head }) => head.timestamp >= oldest)
    const counting = fresh.length > 0 ? fresh : answering
    const common = Math.min(...counting.map(({ head }) => head.number))
    const settled = await Promise.allSettled(
      counting.map(async ({ client, head }) => ({
        client,
        head: head.number === common ? head : await readBlock(client, common),
      })),
    )
    const sources = settled.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
    const first = sources[0]
    if (!first) throw (settled[0] as PromiseRejectedResult).reason
    if (sources.some(({ head }) => head.hash !== first.head.hash)) {
      throw new ChainDivergedError({ blockNumber: BigInt(common), detail: 'the endpoints have different blocks' })
    }
    return { sources, head: first.head }
  }

  /** Goes back to the newest block the mirror stopped at that the chain still has. */
  async function followReorg(client: ReadClient, head: MirrorBlock): Promise<void> {
    const from = live.tip?.number
    live.divergence = 'the chain changed behind the mirror'
    const blocks = await db.selectFrom('blocks').selectAll().orderBy('number', 'desc').execute()
    for (const block of blocks) {
      if (block.number > head.number || block.is_verified === 0) continue
      const hash = block.number === head.number ? head.hash : (await readBlock(client, block.number)).hash
      if (hash !== block.hash) continue
      await rollBack(context, block.number)
      live.isHalted = false
      logger.warn({ from, to: block.number, head: head.number }, 'the chain changed: the mirror went back')
      return
    }
    const lowest = blocks.at(-1)
    if (lowest && lowest.number <= live.finalized) {
      live.isHalted = true
      throw new ReorgTooDeepError({ blockNumber: BigInt(lowest.number), blockHash: lowest.hash })
    }
    await rollBack(context, -1)
    live.isHalted = false
    logger.warn({ from, head: head.number }, 'the chain changed: the mirror starts over')
  }

  /** Whether the chain still has the block the mirror stands at. */
  async function hasTip(client: ReadClient, head: MirrorBlock): Promise<boolean> {
    const { tip } = live
    if (tip === null) return true
    if (head.number < tip.number) return false
    return (head.number === tip.number ? head.hash : (await readBlock(client, tip.number)).hash) === tip.hash
  }

  /** Decodes logs; those that may still change must come from blocks the node has in its chain. */
  async function readEvents(client: ReadClient, { logs }: LogPage, finalized: number): Promise<BrandEvent[]> {
    const blocks = new Map<number, { hash: Hex; at: number | null }>()
    for (const log of logs) {
      if (log.removed === true || log.blockNumber === null || log.blockHash === null) {
        throw new ChainUnreadableError({ request: 'eth_getLogs: the chain changed meanwhile' })
      }
      const number = hexToNumber(log.blockNumber)
      const stamp = (log as { blockTimestamp?: Hex | null }).blockTimestamp
      const at = number <= finalized && stamp ? hexToNumber(stamp) : null
      const known = blocks.get(number)
      if (known && known.hash !== log.blockHash) {
        throw new ChainUnreadableError({ request: 'eth_getLogs: the chain changed meanwhile' })
      }
      blocks.set(number, { hash: log.blockHash, at })
    }
    const unknown = [...blocks].filter(([, { at }]) => at === null)
    for (let start = 0; start < unknown.length; start += headersAtOnce) {
      await Promise.all(
        unknown.slice(start, start + headersAtOnce).map(async ([number, { hash }]) => {
          const block = await readBlock(client, number)
          if (block.hash !== hash) {
            throw new ChainUnreadableError({ request: 'eth_getLogs: the chain changed meanwhile' })
          }
          blocks.set(number, { hash, at: block.timestamp })
        }),
      )
    }
    return logs.flatMap((log) => {
      const at = blocks.get(hexToNumber(log.blockNumber as Hex))?.at as number
      return readBrandEvent(log, at) ?? []
    })
  }

  async function readDigests(client: ReadClient, blockHash: Hex): Promise<Digests> {
    const [revocations, uses, latestNotice] = await Promise.all([
      getRevocationDigest(client, { ledger, brandId, blockHash }),
      getUseDigest(client, { ledger, brandId, blockHash }),
      readLedger(client, { ledger, functionName: 'latestNotice', args: [brandId], blockHash }),
    ])
    return { revocations, uses, latestNotice }
  }

  /** Compares what was replayed with what each endpoint says at the head. Returns how many answered. */
  async function verify(sources: readonly Source[], head: MirrorBlock, replayed: Digests): Promise<number> {
    const answers = await Promise.allSettled(sources.map(({ client }) => readDigests(client, head.hash)))
    let answered = 0
    for (const answer of answers) {
      if (answer.status === 'rejected') continue
      answered++
      const { revocations, uses, latestNotice } = answer.value
      const detail =
        revocations !== replayed.revocations
          ? 'the revocations that were read do not give the digest of the ledger'
          : uses !== replayed.uses
            ? 'the recorded uses that were read do not give the digest of the ledger'
            : latestNotice !== replayed.latestNotice
              ? 'the latest notice that was read is not the latest of the ledger'
              : null
      if (detail !== null) throw new ChainDivergedError({ blockNumber: BigInt(head.number), detail })
    }
    if (answered === 0) throw (answers[0] as PromiseRejectedResult).reason
    return answered
  }

  /** Writes events and the block they lead to, then changes memory. */
  async function write(
    events: readonly BrandEvent[],
    block: MirrorBlock,
    digests: Omit<Digests, 'latestNotice'>,
    { finalized, isVerified }: { finalized: number; isVerified: boolean },
  ): Promise<void> {
    const changes = await db.transaction().execute(async (transaction) => {
      const hotChanges: HotChange[] = await applyEvents(transaction, events, finalized)
      // Memory changes inside the transaction, so that its order is that of the store. If the commit fails, denials stay, which is the safe
      // side, and the same events come again at the next look.
      for (const change of hotChanges) change(hot)
      if (isVerified) {
        await transaction.updateTable('blocks').set({ is_verified: 1 }).where('is_verified', '=', 0).execute()
        await transaction
          .updateTable('spends')
          .set({ is_final: 1, secret: null })
          .where('is_final', '=', 0)
          .where('block_number', '<=', finalized)
          .execute()
        await transaction
          .insertInto('meta')
          .values({ key: 'finalized', value: String(Math.max(finalized, live.finalized)) })
          .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
          .execute()
      }
      await transaction
        .insertInto('blocks')
        .values({
          number: block.number,
          hash: block.hash,
          timestamp: block.timestamp,
          revocation_digest: digests.revocations,
          use_digest: digests.uses,
          is_verified: isVerified ? 1 : 0,
        })
        .execute()
      if (isVerified) {
        const kept = transaction
          .selectFrom('blocks')
          .select((eb) => eb.fn.max('number').as('number'))
          .where('number', '<=', Math.max(finalized, live.finalized))
        await transaction.deleteFrom('blocks').where('number', '<', kept).execute()
      }
      return hotChanges.length
    })
    if (changes > 0) logger.info({ events: events.length, block: block.number }, 'events of the chain were taken over')
  }

  async function step(): Promise<void> {
    const { sources, head } = await readSources()
    const { client } = sources[0] as Source

    const unverified = await db.selectFrom('blocks').select('number').where('is_verified', '=', 0).limit(1).execute()
    if (unverified.length > 0) {
      // An earlier look ended halfway: what it wrote was never compared with the ledger.
      const last = await db
        .selectFrom('blocks')
        .select((eb) => eb.fn.max('number').as('number'))
        .where('is_verified', '=', 1)
        .executeTakeFirst()
      await rollBack(context, last?.number ?? -1)
    }
    if (!(await hasTip(client, head))) await followReorg(client, head)

    const finality = await readFinality(client, { deployment, head: head.number })
    let from = await db.selectFrom('blocks').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
    let revocations = (from?.revocation_digest ?? zeroHash) as Hex
    let uses = (from?.use_digest ?? zeroHash) as Hex
    let latestNotice = live.latestNotice ?? zeroHash
    let answered = sources.length

    if (from === undefined || from.number < head.number) {
      let held: BrandEvent[] = []
      let hasNames = false
      // While catching up, a stop at the finalized block makes sure that a later reorg need not go back further.
      const stops = [finality.finalized, head.number].filter(
        (stop) => stop > (from?.number ?? -1) && stop <= head.number,
      )
      for (const stop of new Set(stops)) {
        const fromBlock = Math.max(deployment.deploymentBlock, (from?.number ?? -1) + 1)
        for await (const page of readBrandLogs(client, { ledger, brandId, fromBlock, toBlock: stop, range })) {
          const events = await readEvents(client, page, finality.finalized)
          for (const event of events) {
            if (event.kind === 'revoked') revocations = rollRevocation(revocations, event)
            else if (event.kind === 'uses') uses = rollUses(uses, event)
            else if (event.kind === 'notice') latestNotice = event.noticeHash
            hasNames ||= event.kind === 'notice' || event.kind === 'named'
          }
          held.push(...events)
          if (held.length >= heldEvents && page.toBlock < stop) {
            const block = await readBlock(client, page.toBlock)
            await write(held, block, { revocations, uses }, { finalized: finality.finalized, isVerified: false })
            held = []
          }
        }
        if (stop < head.number) {
          const block = await readBlock(client, stop)
          await write(held, block, { revocations, uses }, { finalized: finality.finalized, isVerified: false })
          held = []
          from = { ...block, revocation_digest: revocations, use_digest: uses, is_verified: 0 }
        }
      }
      answered = await verify(sources, head, { revocations, uses, latestNotice })
      await write(held, head, { revocations, uses }, { finalized: finality.finalized, isVerified: true })
      if (hasNames || live.brand === null) await loadChainState(context)
    } else if (live.divergence !== null || live.sources !== sources.length) {
      answered = await verify(sources, head, { revocations, uses, latestNotice })
    }

    live.tip = head
    live.newestTime = Math.max(live.newestTime, head.timestamp)
    live.finalized = Math.max(live.finalized, finality.finalized)
    live.final = policy.finality === 'latest' ? head.number : finality[policy.finality]
    live.sources = answered
    live.polledAt = context.clock()
    live.polledAtMonotonic = performance.now()
    if (live.divergence !== null) logger.info({ block: head.number }, 'the mirror agrees with the chain again')
    live.divergence = null
    live.isHalted = false
    live.problem = null
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
