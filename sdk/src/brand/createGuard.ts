import { randomBytes } from '@noble/hashes/utils.js'
import { isAddress, isHex } from 'viem'
import { ConsentDeniedError } from '../errors/consentDeniedError.ts'
import { ContractMissingError } from '../errors/contractMissingError.ts'
import { FinalityUnavailableError } from '../errors/finalityUnavailableError.ts'
import { InvalidGuardOptionError } from '../errors/invalidGuardOptionError.ts'
import { OperatorMissingError } from '../errors/operatorMissingError.ts'
import { UnknownBrandError } from '../errors/unknownBrandError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import { nobleCrypto } from '../protocol/nobleCrypto.ts'
import { createAudience } from './audience.ts'
import { audienceSql } from './audienceSql.ts'
import { checkMany } from './checkMany.ts'
import { claimStore } from './claimStore.ts'
import { createRequest } from './createRequest.ts'
import { deadlineClient } from './deadlineClient.ts'
import { decide } from './decide.ts'
import { describeFailure } from './describeFailure.ts'
import { createHandler } from './endpoint/handler.ts'
import { createErasureFlow } from './erasure.ts'
import { explain } from './explain.ts'
import type { Guard } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { createGuardCounts } from './guardCounts.ts'
import type { GuardOptions, Logger } from './guardOptions.ts'
import { createHotState } from './hotState.ts'
import { createLiveState } from './liveState.ts'
import { loadHotState } from './loadHotState.ts'
import { loadSnapshot } from './loadSnapshot.ts'
import { minimise } from './minimise.ts'
import { createMirror } from './mirror.ts'
import { readHealth } from './readHealth.ts'
import { createRecorder } from './recorder.ts'
import { createRecorderLease } from './recorderLease.ts'
import { createRevocationFlow } from './revocationFlow.ts'
import { settleHotState } from './settleHotState.ts'
import { createSharedMirror } from './sharedMirror.ts'
import { type Loop, startLoop } from './startLoop.ts'
import { createStoreFollower } from './storeFollower.ts'
import { timedMirror } from './timedMirror.ts'
import { createTransactionSender } from './transactionSender.ts'
import { createUseLog } from './useLog.ts'
import { writeSnapshot } from './writeSnapshot.ts'

/** Milliseconds between two renewals of the recorder's lease. */
const renewEvery = 1_000

const silent: Logger = { info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * Starts the guard of one brand: opens the store, loads the state into memory, reads the chain and keeps following it.
 *
 * A node that does not answer does not stop it: the guard denies everything as `stale` and recovers by itself. A wrong chain, an unknown
 * brand or a finality the node does not serve do.
 *
 * @param options clients, deployment, brand and store; see `GuardOptions`
 * @returns the guard; `close()` it at the end
 * @throws {InvalidGuardOptionError} when an option cannot work
 * @throws {StoreUnusableError} when the store cannot be opened or another process has it
 * @throws {StoreMismatchError} when the store belongs to another brand or ledger
 * @throws {WrongChainError} when the node serves another chain
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {UnknownBrandError} when the brand is not registered
 * @throws {FinalityUnavailableError} when the node refuses the tags `safe` or `finalized` and the deployment names no depths
 * @example
 * import { createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
 * import { brandId, client, deployment, operator } from './setup.ts'
 *
 * const guard = await createGuard({
 *   client,
 *   deployment,
 *   brandId,
 *   operator,
 *   store: sqliteStore('consent.db'),
 *   appUrl: 'https://consent.example',
 * })
 * const { allowed } = guard.check('customer-1', { purpose: 'offers.personalised', categories: ['behaviour.purchases'] })
 */
export async function createGuard(options: GuardOptions): Promise<Guard> {
  const { store, operator } = options
  const context = createContext(options)
  const { live, logger, policy } = context
  const reader = deadlineClient(options.client, policy.maxStaleness)
  const sender = operator ? createTransactionSender(operator, reader) : null
  const { lease } = context
  const follower = createStoreFollower(context)
  await store.open()
  try {
    await claimStore(context.db, context)
    if (context.isShared) await follower.start()
    await loadMemory(context, options.snapshot)
  } catch (error) {
    context.hot.close()
    await store.close()
    throw error
  }
  const chainMirror = createMirror(context)
  const mirror = timedMirror(
    context,
    context.isShared ? createSharedMirror(context, chainMirror, follower) : chainMirror,
  )
  const recorder = sender === null ? null : createRecorder(context, reader, sender)
  const revocations = createRevocationFlow(context, sender)
  const erasures = createErasureFlow(context, revocations)
  const useLog = createUseLog(context)
  const counts = createGuardCounts()

  try {
    await lease.renew()
    await mirror.step().catch((error: unknown) => {
      if (isFatal(error)) throw error
    })
    if (live.polledAt !== null && live.brand === null) throw new UnknownBrandError({ brandId: context.brandId })
  } catch (error) {
    context.hot.close()
    await lease.release().catch(() => undefined)
    await store.close()
    throw error
  }

  /** Runs a task that must not end its loop; what failed is tried again in the next round. */
  function attempt(name: string, task: () => Promise<unknown>): () => Promise<void> {
    return async () => {
      try {
        await task()
      } catch (error) {
        logger.error(describeFailure(error), `${name} failed; it is tried again`)
      }
    }
  }

  const sending = startLoop(
    attempt('sending revocations', async () => {
      await revocations.send()
      await erasures.finish()
    }),
    policy.pollInterval,
  )
  // The mirror logs its own failures. What it changed is settled at once, so that an audience need not wait for it.
  const polling = startLoop(async () => {
    await mirror.step().catch(() => undefined)
    await settleHotState(context)
  }, policy.pollInterval)
  const loops: Loop[] = [sending, polling]
  if (context.isShared) loops.push(startLoop(attempt('renewing the lease', renewLease), renewEvery))
  if (recorder !== null) {
    if (policy.recordInterval > 0) {
      loops.push(
        startLoop(
          attempt('recording grants', () => recorder.record('grants')),
          policy.recordInterval,
        ),
      )
    }
    if (policy.recordUsesInterval > 0) {
      loops.push(
        startLoop(
          attempt('recording uses', () => recorder.record('uses')),
          policy.recordUsesInterval,
        ),
      )
    }
  } else logger.warn({}, 'there is no operator: receipts are stored but not recorded')

  /** A guard that becomes the recorder looks at the chain at once. */
  async function renewLease(): Promise<void> {
    const { term } = lease
    await lease.renew()
    if (lease.term !== term) polling.wake()
  }

  let closing: Promise<void> | null = null
  async function close(): Promise<void> {
    await Promise.all(loops.map((loop) => loop.stop()))
    live.polledAt = null
    context.hot.close()
    await lease.release().catch(() => undefined)
    await store.close()
  }

  return {
    check: (customerId, ask) => counts.countCheck(decide(context, customerId, ask)),
    assert(customerId, ask) {
      const decision = counts.countCheck(decide(context, customerId, ask))
      if (!decision.allowed) throw new ConsentDeniedError(decision)
      return decision
    },
    use: (customerId, input, run) =>
      useLog.use(customerId, input, (granted) => {
        counts.countUse()
        return run(granted)
      }),
    checkMany(customerIds, ask) {
      const decisions = checkMany(context, customerIds, ask)
      for (const decision of decisions.values()) counts.countCheck(decision)
      return decisions
    },
    audience(ask) {
      counts.countAudience()
      return createAudience(context, ask)
    },
    audienceSql: ({ firstParameter, ...ask }) => audienceSql(context, ask, firstParameter),
    minimise: (customerId, record, fieldMap, asked) => minimise(context, customerId, record, fieldMap, asked),
    explain: (customerId, asked) => explain(context, customerId, asked),
    createRequest: (input) => createRequest(context, input),
    handler: (handlerOptions) => createHandler(context, { revocations, erasures, wake: sending.wake }, handlerOptions),
    async record() {
      if (recorder === null) throw new OperatorMissingError()
      return { grants: await recorder.record('grants'), uses: await recorder.record('uses') }
    },
    health: () => readHealth(context),
    counts: () => counts.read(),
    writeSnapshot: (path) => writeSnapshot(context, path),
    sync: () => mirror.step(),
    close() {
      closing ??= close()
      return closing
    },
  }
}

/** From the snapshot if there is one that can be used, else from the store alone. */
async function loadMemory(context: GuardContext, snapshot: string | undefined): Promise<void> {
  if (snapshot !== undefined) {
    try {
      return await loadSnapshot(context, snapshot)
    } catch (error) {
      context.logger.warn(describeFailure(error), 'the snapshot is not used: the memory is loaded from the store')
      context.hot.close()
      context.hot = createHotState(randomKey())
    }
  }
  await loadHotState(context)
}

function randomKey(): [number, number] {
  const words = new Uint32Array(randomBytes(8).buffer)
  return [words[0] as number, words[1] as number]
}

/** What no waiting will change. */
function isFatal(error: unknown): boolean {
  return (
    error instanceof WrongChainError ||
    error instanceof ContractMissingError ||
    error instanceof UnknownBrandError ||
    error instanceof FinalityUnavailableError
  )
}

function createContext(options: GuardOptions): GuardContext {
  const { client, clients = [], deployment, brandId, store, operator, appUrl, relayUrl, policy = {} } = options
  const {
    finality = 'safe',
    maxStaleness = 60,
    maxClockSkew = maxStaleness,
    pollInterval = 1_000,
    recordInterval = 10_000,
    recordUsesInterval = 60_000,
  } = policy
  if (!isHex(brandId) || brandId.length !== 66) refuse('brandId', '32 bytes as 0x and 64 hex digits')
  if (!isAddress(deployment.ledger, { strict: false })) refuse('deployment.ledger', 'an address')
  if (finality !== 'latest' && finality !== 'safe' && finality !== 'finalized') {
    refuse('policy.finality', 'latest, safe or finalized')
  }
  if (!(maxStaleness > 0)) refuse('policy.maxStaleness', 'a positive number of seconds')
  if (!(maxClockSkew >= 0)) refuse('policy.maxClockSkew', 'a number of seconds, at least 0')
  if (!(pollInterval > 0)) refuse('policy.pollInterval', 'a positive number of milliseconds')
  if (!(recordInterval >= 0)) refuse('policy.recordInterval', 'a number of milliseconds, or 0')
  if (!(recordUsesInterval >= 0)) refuse('policy.recordUsesInterval', 'a number of milliseconds, or 0')

  const logger = options.logger ?? silent
  return {
    brandId: brandId.toLowerCase() as GuardContext['brandId'],
    deployment,
    domain: { chainId: deployment.chainId, ledger: deployment.ledger },
    clients: [client, ...clients],
    operator: operator ?? null,
    appUrl: readUrl('appUrl', appUrl),
    relayUrl: relayUrl === undefined ? null : readUrl('relayUrl', relayUrl),
    policy: { finality, maxStaleness, maxClockSkew, pollInterval, recordInterval, recordUsesInterval },
    crypto: options.crypto ?? nobleCrypto,
    logger,
    clock: options.clock ?? (() => Math.floor(Date.now() / 1_000)),
    db: store.db,
    schema: store.schema,
    isShared: store.isShared,
    lease: createRecorderLease({ db: store.db, isShared: store.isShared, logger }),
    hot: createHotState(randomKey()),
    live: createLiveState(),
    notices: [],
  }
}

function readUrl(option: string, value: string): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.search !== '' || url.hash !== '') {
    return refuse(option, 'an http(s) address without query and fragment')
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

function refuse(option: string, expectation: string): never {
  throw new InvalidGuardOptionError({ option, expectation })
}
