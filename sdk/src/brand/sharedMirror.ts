import { assertChain } from '../actions/assertChain.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { readDatabaseTime, trimChanges, writeChainView } from './chainView.ts'
import { deadlineClient } from './deadlineClient.ts'
import { describeFailure } from './describeFailure.ts'
import type { GuardContext } from './guardContext.ts'
import { loadTip } from './loadTip.ts'
import type { Mirror } from './mirror.ts'
import { createOneAtATime } from './oneAtATime.ts'
import type { StoreFollower } from './storeFollower.ts'

/** Milliseconds a recorder may fail to read the chain before it lets another guard try, with a node of its own. */
const patience = 10_000
/** Milliseconds between two looks for changes that can be forgotten. */
const trimEvery = 3_600_000

/**
 * The mirror of a guard that shares its store. As the recorder it follows the chain and writes down what it knows; otherwise it follows the
 * store, and is as fresh as the recorder's last look at the chain.
 */
export function createSharedMirror(context: GuardContext, mirror: Mirror, follower: StoreFollower): Mirror {
  const { clients, db, deployment, lease, live, logger, policy } = context
  const oneAtATime = createOneAtATime()
  let term = 0
  let seenAt: number | null = null
  let lastSuccess = performance.now()
  let trimmedAt = performance.now()
  let isChainChecked = false

  /** A guard that would follow the wrong chain as soon as it is the recorder must not start. */
  async function checkChain(): Promise<void> {
    if (isChainChecked) return
    const bounded = clients.map((client) => deadlineClient(client, policy.maxStaleness))
    const checks = bounded.map((client) => assertChain(client, { chainId: deployment.chainId }))
    const settled = await Promise.allSettled(checks)
    const failures = settled.flatMap((check) => (check.status === 'rejected' ? [check.reason as unknown] : []))
    const foreign = failures.find((failure) => failure instanceof WrongChainError)
    if (foreign !== undefined) throw foreign
    isChainChecked = failures.length === 0
  }

  async function stepAsRecorder(): Promise<void> {
    await follower.follow()
    if (term !== lease.term) {
      // What the last recorder wrote may be newer than what it told.
      await loadTip(context)
      term = lease.term
      seenAt = null
      lastSuccess = performance.now()
    }
    const startedAt = await readDatabaseTime(db)
    try {
      await mirror.step()
      seenAt = startedAt
      lastSuccess = performance.now()
    } finally {
      await writeChainView(context, seenAt)
    }
    if (performance.now() - trimmedAt > trimEvery) {
      trimmedAt = performance.now()
      await trimChanges(context)
    }
  }

  async function step(): Promise<void> {
    if (!lease.isHeld) {
      await checkChain()
      await follower.follow()
      return
    }
    try {
      await stepAsRecorder()
    } catch (error) {
      if (performance.now() - lastSuccess > patience) {
        logger.warn({}, 'this guard cannot read the chain and lets another one be the recorder')
        await lease.release()
      }
      throw error
    }
  }

  return {
    step: () =>
      oneAtATime(async () => {
        try {
          await step()
        } catch (error) {
          const { name, message } = describeFailure(error)
          if (live.problem?.name !== name) logger.error({ name, message }, 'the store or the chain could not be read')
          live.problem = { name, message }
          throw error
        }
      }),
  }
}
