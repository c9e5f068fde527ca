import type { Ask, Decision } from '../../sdk/src/brand/index.ts'
import type { Block } from './block.ts'
import { maxStaleness } from './guardUnderTest.ts'
import { MismatchError } from './mismatch.ts'
import { askedUses } from './noticeOfBrand.ts'
import type { ModelAnswer, PlainModel } from './plainModel.ts'
import { count, type Tally } from './tally.ts'

/** Questions after each step. */
const questionsAtOnce = 3

type Late = { readonly customer: string; readonly purpose: string; readonly category: string; readonly since: number }

/**
 * Asks guard and model the same and compares. Twice: with what the model knows of the blocks the guard says it has seen, where the answers must
 * be the same, whatever the question; and with the chain as it stands, where the guard may be late, but by no more than its freshness bound.
 *
 * @param input.ask asks the guard as if its clock showed `at`
 */
export function createExaminer({
  model,
  tally,
  customers,
  random,
  ask,
}: {
  readonly model: PlainModel
  readonly tally: Tally
  readonly customers: readonly string[]
  readonly random: (below: number) => number
  readonly ask: (customer: string, ask: Ask, at: number) => Decision
}) {
  const pick = <value>(values: readonly value[]): value => values[random(values.length)] as value
  /** What the guard has seen, and what is true of the chain. */
  const seen = model.newLine()
  const truth = model.newLine()
  const blocks = new Map<string, Block>()
  /** Since when the chain shows a lock spent, by the clock. */
  const spentSince = new Map<string, number>()
  const lateToAllow = new Map<string, Late>()
  const lateToDeny = new Map<string, Late>()

  /** When the guard's last look with success began, and how the last one failed. */
  let polledAt: number | null = null
  let failure: string | null = null
  let newestTime = 0
  /** Since when a node could be asked without disturbance; null: not now. */
  let healthySince: number | null = 0
  let lately: string[] = []

  const tipOf = ({ asOf }: Decision) => (asOf.blockHash === null ? null : (blocks.get(asOf.blockHash) as Block))

  /** Follows the guard to the block it says it stands at. */
  function followGuard(now: number): void {
    const decision = ask(customers[0] as string, { purpose: 'message.email', categories: ['contact.email'] }, now)
    const tip = tipOf(decision)
    if (tip === undefined) throw new MismatchError('the block of a decision', decision.asOf, 'unknown', 'of the chain')
    if (tip === null) return
    for (const { transactions } of model.lead(seen, tip)) {
      for (const { changes } of transactions) {
        for (const change of changes) if (change.kind === 'revoked') model.see(change.lock)
      }
    }
    newestTime = Math.max(newestTime, tip.timestamp)
  }

  /** What must be true of a decision about one or two categories of a purpose. */
  function expect(line: typeof seen, customer: string, { purpose, categories }: Ask, at: number): ModelAnswer {
    const answers = categories.map((category) => model.answer(line, customer, purpose, category, at))
    const denied = answers.find(({ allowed }) => !allowed)
    if (denied !== undefined) return denied
    const [first] = answers as [ModelAnswer]
    return { ...first, expiresAt: Math.min(...answers.map(({ expiresAt }) => expiresAt as number)) }
  }

  const pictureOf = ({ allowed, reason, consentHash, expiresAt, revocation }: Decision): ModelAnswer => ({
    allowed,
    reason,
    consentHash,
    expiresAt,
    scope: revocation?.scope ?? null,
  })

  /** Compares one decision with the model's, both with what the guard has seen. */
  function compareSeen(customer: string, asked: Ask & { gpc: boolean }, at: number): Decision {
    const decision = ask(customer, asked, at)
    tally.questions++
    if (decision.allowed) tally.allowed++
    else count(tally.denied, decision.reason as string)
    const question = { customer, ...asked, at }
    const fail = (expected: unknown): never => {
      const about = decision.allowed ? 'allowed what the model denies' : 'an answer'
      throw new MismatchError(about, question, { ...pictureOf(decision), asOf: decision.asOf }, expected)
    }
    const tip = tipOf(decision)
    if (tip === null || polledAt === null) {
      const isOptedOut = asked.gpc && decision.reason === 'opted-out'
      if (decision.reason !== 'stale' && decision.reason !== 'diverged' && !isOptedOut) fail({ reason: 'stale' })
      return decision
    }
    if (tip !== seen.blocks.at(-1)) fail({ tip: seen.blocks.at(-1)?.hash })
    const refusal = model.refusal({ ...asked, at, tip, newestTime, polledAt })
    if (refusal !== 'opted-out') {
      // A look that failed half-way may have gone back: then nothing is decided until the next one.
      if (decision.reason === 'diverged' && failure !== null) return decision
      if (failure === 'ChainDivergedError' || failure === 'ReorgTooDeepError') return fail({ reason: 'diverged' })
    }
    if (refusal !== null) {
      if (decision.allowed || decision.reason !== refusal) fail({ allowed: false, reason: refusal })
      return decision
    }
    const moment = Math.max(at, newestTime)
    const expected = expect(seen, customer, asked, moment)
    const got = pictureOf(decision)
    const isSame = (Object.keys(expected) as (keyof ModelAnswer)[]).every((key) => got[key] === expected[key])
    if (!isSame || decision.at !== moment) fail({ ...expected, at: moment })
    return decision
  }

  /** Compares a decision of now with the chain as it stands: the guard may be late by its freshness bound. */
  function compareTruth(customer: string, purpose: string, category: string, decision: Decision, now: number): void {
    const key = `${customer} ${purpose} ${category}`
    const expected = model.answer(truth, customer, purpose, category, now)
    const [late, inTime] = expected.allowed ? [lateToAllow, lateToDeny] : [lateToDeny, lateToAllow]
    inTime.delete(key)
    if (decision.allowed === expected.allowed) {
      late.delete(key)
      return
    }
    const known = late.get(key) ?? { customer, purpose, category, since: now }
    late.set(key, known)
    const question = { customer, purpose, category, at: now }
    if (expected.allowed) {
      if (healthySince === null) {
        late.delete(key)
        return
      }
      const seconds = now - Math.max(known.since, healthySince)
      tally.lateSeconds.denied = Math.max(tally.lateSeconds.denied, seconds)
      if (seconds > maxStaleness) {
        throw new MismatchError(`denied for ${seconds} s what the chain allows`, question, decision, expected)
      }
      return
    }
    // The time of a revocation is known; of anything else, since when it was noticed.
    const seconds = now - Math.min(known.since, revokedSince(decision, purpose, category))
    tally.lateSeconds.allowed = Math.max(tally.lateSeconds.allowed, seconds)
    if (seconds > maxStaleness) {
      throw new MismatchError(`allowed for ${seconds} s what the chain denies`, question, decision, expected)
    }
  }

  /** Since when the chain shows a lock spent that the consent behind a decision rests on. */
  function revokedSince({ consentHash }: Decision, purpose: string, category: string): number {
    const consent = model.byHash.get(consentHash as string)
    const use = consent?.uses.find((granted) => granted.purpose === purpose && granted.category === category)
    const times = [consent?.brandLock, use?.lock].flatMap((lock) =>
      lock !== undefined && truth.spent.has(lock) ? [spentSince.get(lock) as number] : [],
    )
    return Math.min(...times)
  }

  function askNow(customer: string, purpose: string, category: string, now: number): void {
    const decision = compareSeen(customer, { purpose, categories: [category], gpc: false }, now)
    compareTruth(customer, purpose, category, decision, now)
  }

  /** A customer to ask about: every second time one of whom something has changed. */
  const anybody = () => (lately.length > 0 && random(2) === 0 ? pick(lately) : pick(customers))

  /** A moment near now: often now, at times what a clock that goes wrong shows, at times the end of a consent. */
  function moment(customer: string, now: number): number {
    const lot = random(4)
    if (lot === 0) return now - random(30)
    if (lot === 1) return now + random(90)
    const ends = model.consentsOf(customer).filter(({ expiresAt }) => Math.abs(expiresAt - now) < maxStaleness)
    return ends.length === 0 ? now + random(5) : pick(ends).expiresAt - 1 + random(3)
  }

  return {
    /** Another guard has taken its place: it knows the block in the store, and no earlier one. */
    started(): void {
      polledAt = null
      newestTime = seen.blocks.at(-1)?.timestamp ?? 0
    },

    /** The guard that is about to be started stopped at this block. */
    wasAt(hash: string): void {
      const tip = blocks.get(hash)
      if (tip === undefined) throw new MismatchError('the block in the store', hash, 'unknown', 'of the chain')
      for (const { transactions } of model.lead(seen, tip)) {
        for (const { changes } of transactions) {
          for (const change of changes) if (change.kind === 'revoked') model.see(change.lock)
        }
      }
    },

    looked({ at, isDisturbed, ...look }: { at: number; failure: string | null; isDisturbed: boolean }): void {
      failure = look.failure
      if (failure === null) polledAt = at
      else if (isDisturbed) healthySince = healthySince === null ? null : at
      followGuard(at)
    },

    chainMoved({ head, at, isHealthy }: { head: Block; at: number; isHealthy: boolean }): void {
      for (let block: Block | null = head; block !== null && !blocks.has(block.hash); block = block.parent) {
        blocks.set(block.hash, block)
      }
      for (const { transactions } of model.lead(truth, head)) {
        for (const { changes } of transactions) {
          for (const change of changes) if (change.kind === 'revoked') spentSince.set(change.lock, at)
        }
      }
      if (!isHealthy) healthySince = null
      else healthySince ??= at
    },

    /** The clock went on at once, and nobody was asked meanwhile. */
    leapt(at: number): void {
      lateToAllow.clear()
      lateToDeny.clear()
      if (healthySince !== null) healthySince = at
    },

    touched(customer: string): void {
      lately = [customer, ...lately.filter((other) => other !== customer)].slice(0, 8)
    },

    confirmed({ customer, locks }: { customer: string; locks: readonly string[] }): void {
      const spent = locks.find(model.hasSeen)
      if (spent !== undefined) throw new MismatchError('a receipt with a spent lock', { customer, spent }, 201, 409)
      if (failure !== null && polledAt === null) throw new MismatchError('a receipt', { customer }, 201, 503)
    },

    /** Receipts were refused: there must be a reason. */
    refused({
      customer,
      code,
      detail,
      given,
    }: {
      customer: string
      code: string
      detail: string
      given: readonly string[]
    }): void {
      const isBehind = seen.blocks.at(-1) !== truth.blocks.at(-1) || failure !== null || polledAt === null
      const isOfOtherController = code === 'InvalidRequestError' || code === 'controller-changed'
      if (isBehind || isOfOtherController) return
      if (code === 'lock-spent' && given.some(model.hasSeen)) return
      throw new MismatchError('a receipt', { customer }, { code, detail }, 201)
    },

    questions(now: number): void {
      for (const late of [...lateToAllow.values(), ...lateToDeny.values()]) {
        askNow(late.customer, late.purpose, late.category, now)
      }
      for (let question = 0; question < questionsAtOnce; question++) {
        const customer = anybody()
        const { purpose, category } = pick(askedUses)
        if (question === 0) askNow(customer, purpose, category, now)
        else {
          const others = askedUses.filter((use) => use.purpose === purpose && use.category !== category)
          const categories = others.length > 0 && random(3) === 0 ? [category, pick(others).category] : [category]
          compareSeen(customer, { purpose, categories, gpc: random(6) === 0 }, moment(customer, now))
        }
      }
    },

    audience({ purpose, category, ids, at }: { purpose: string; category: string; ids: string[] | null; at: number }) {
      tally.audiences++
      const probe = ask(customers[0] as string, { purpose, categories: [category] }, at)
      const isRefused = probe.reason === 'stale' || probe.reason === 'diverged'
      const question = { audience: { purpose, category }, at }
      if (ids === null || isRefused) {
        if (ids !== null || !isRefused) throw new MismatchError('an audience', question, ids, probe.reason)
        return
      }
      const expected = customers.filter(
        (customer) => model.answer(seen, customer, purpose, category, Math.max(at, newestTime)).allowed,
      )
      if (String([...ids].sort()) !== String([...expected].sort())) {
        throw new MismatchError('an audience', question, ids, expected)
      }
    },

    /** All has been well for a while: nobody may be late any more. */
    final(now: number): void {
      for (const customer of customers) {
        for (const { purpose, category } of askedUses) {
          const decision = compareSeen(customer, { purpose, categories: [category], gpc: false }, now)
          const expected = model.answer(truth, customer, purpose, category, now)
          if (decision.allowed !== expected.allowed) {
            throw new MismatchError('an answer when all is well', { customer, purpose, category }, decision, expected)
          }
        }
      }
    },
  }
}
