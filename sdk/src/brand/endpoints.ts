import { assertChain } from '../actions/assertChain.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { BlockFromFutureError } from '../errors/blockFromFutureError.ts'
import { ChainDivergedError } from '../errors/chainDivergedError.ts'
import { NodeAnswerInvalidError } from '../errors/nodeAnswerInvalidError.ts'
import { NodeSilentError } from '../errors/nodeSilentError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { answersWithin } from './answersWithin.ts'
import { deadlineClient } from './deadlineClient.ts'
import { describeFailure } from './describeFailure.ts'
import type { GuardContext } from './guardContext.ts'
import type { MirrorBlock } from './liveState.ts'
import { readBlock } from './readBlock.ts'

/** Milliseconds further endpoints get once one has answered. */
export const patience = 2_000

/** An endpoint that has the block the mirror goes to. */
export type Source = { readonly client: ReadClient; readonly endpoint: number }

export type Endpoints = {
  /** Asks all; those that answer and keep up are the sources, the first of them to be read from, and the head is their highest common block. */
  read(): Promise<{ readonly sources: readonly [Source, ...Source[]]; readonly head: MirrorBlock }>
  /** The logs of the one read from were bad: another is first from now on. */
  passOn(): void
}

/** The nodes a mirror reads: which of them answer, keep up and agree on the block to look at. */
export function createEndpoints(context: GuardContext): Endpoints {
  const { deployment, live, logger, policy } = context
  const { chainId } = deployment
  const clients = context.clients.map((client) => deadlineClient(client, policy.maxStaleness))
  const verified = new WeakSet<ReadClient>()
  let first = 0
  /** What is wrong with each endpoint, as it was told last. */
  const told = clients.map(() => '')

  async function readHead(client: ReadClient): Promise<MirrorBlock> {
    if (!verified.has(client)) {
      await assertChain(client, { chainId })
      verified.add(client)
    }
    const head = await readBlock(client)
    const ahead = head.timestamp - context.clock()
    // A chain without blocks of its own accord is a development chain, where time travels.
    if (!deployment.idle && ahead > policy.maxClockSkew) {
      throw new BlockFromFutureError({ blockNumber: BigInt(head.number), seconds: Math.ceil(ahead) })
    }
    if (head.hash === live.tip?.hash && (head.number !== live.tip.number || head.timestamp !== live.tip.timestamp)) {
      throw new NodeAnswerInvalidError({ request: 'eth_getBlock', detail: 'the block with this hash is another' })
    }
    return head
  }

  /** Says once what is wrong with an endpoint, and once that it is well again. */
  function tell(endpoint: number, failure: unknown): void {
    const { name, message } = failure === null ? { name: '', message: '' } : describeFailure(failure)
    if (told[endpoint] === name) return
    told[endpoint] = name
    if (clients.length === 1) return
    const of = clients.length
    if (failure === null) logger.info({ endpoint: endpoint + 1, of }, 'an endpoint answers again')
    else logger.warn({ endpoint: endpoint + 1, of, name, message }, 'an endpoint is not counted')
  }

  /** How old the newest block of an endpoint may be: nobody may make all stale that another one has fresh. */
  function latenessLimit(newest: number): number {
    const { maxStaleness } = policy
    const limit = newest - maxStaleness / 2
    // A chain that makes blocks only on demand has no fresh ones.
    return deployment.idle ? limit : Math.max(limit, Math.min(newest, context.clock() - maxStaleness))
  }

  const silent = () => new NodeSilentError({ method: 'eth_getBlockByNumber', milliseconds: patience })

  async function read(): ReturnType<Endpoints['read']> {
    const order = clients.map((_, index) => (first + index) % clients.length)
    const questions = order.map((endpoint) => readHead(clients[endpoint] as ReadClient))
    const answers = await answersWithin(questions, patience, silent)
    const failures = answers.flatMap((answer) => ('failure' in answer ? [answer.failure] : []))
    const answering = answers.flatMap((answer, index) =>
      'value' in answer ? [{ endpoint: order[index] as number, head: answer.value }] : [],
    )
    answers.forEach((answer, index) => {
      if ('failure' in answer) tell(order[index] as number, answer.failure)
    })
    const foreign = failures.find((failure) => failure instanceof WrongChainError)
    if (foreign !== undefined) throw foreign
    if (answering.length === 0) throw failures[0]
    live.head = answering.reduce((a, b) => (b.head.number > a.head.number ? b : a)).head

    // One that lags would hold the others back, and one that is behind the mirror cannot say anything about it. The clock is in it so that a
    // made-up block of tomorrow does not make the honest ones look late.
    const newest = Math.min(context.clock(), Math.max(...answering.map(({ head }) => head.timestamp)))
    const keepingUp = answering.filter(({ head }) => head.timestamp >= latenessLimit(newest))
    const current = keepingUp.filter(({ head }) => head.number >= (live.tip?.number ?? 0))
    const counting = current.length > 0 ? current : keepingUp
    for (const { endpoint, head } of answering) {
      if (!keepingUp.some((kept) => kept.endpoint === endpoint)) tell(endpoint, lagging(head, newest))
    }

    const common = Math.min(...counting.map(({ head }) => head.number))
    const blocks = await answersWithin(
      counting.map(async ({ endpoint, head }) =>
        head.number === common ? head : readBlock(clients[endpoint] as ReadClient, common),
      ),
      patience,
      silent,
    )
    const sources: (Source & { readonly head: MirrorBlock })[] = []
    blocks.forEach((block, index) => {
      const { endpoint } = counting[index] as (typeof counting)[number]
      tell(endpoint, 'failure' in block ? block.failure : null)
      if ('value' in block) sources.push({ client: clients[endpoint] as ReadClient, endpoint, head: block.value })
    })
    const [source, ...others] = sources
    if (source === undefined) throw (blocks[0] as { failure: unknown }).failure
    const { hash, timestamp } = source.head
    if (others.some(({ head }) => head.hash !== hash || head.timestamp !== timestamp)) {
      throw new ChainDivergedError({ blockNumber: BigInt(common), detail: 'the endpoints have different blocks' })
    }
    return { sources: [source, ...others], head: source.head }
  }

  return {
    read,
    passOn() {
      first = (first + 1) % clients.length
    },
  }
}

/** An endpoint that answers, but not with what is new. */
function lagging(head: MirrorBlock, newest: number): Error {
  return new NodeAnswerInvalidError({
    request: 'eth_getBlock',
    detail: `its newest block, ${head.number}, is ${Math.round(newest - head.timestamp)} seconds behind`,
  })
}
