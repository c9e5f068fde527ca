import type { Hex } from 'viem'
import type { AsOf, CategoryDecision, Decision, DecisionReason, DecisionRevocation } from './decision.ts'
import { decisionMessage } from './decisionMessage.ts'
import type { HotState } from './hotState.ts'

/** How Node prints an object: the registered symbol, so that nothing of Node is imported. */
const inspect = Symbol.for('nodejs.util.inspect.custom')

/**
 * The answer for one category. It knows its consent by number: the hash is read when someone asks for it. A class, because getters on a shared
 * prototype cost nothing to make, ten million times a minute.
 */
export class MadeCategoryDecision implements CategoryDecision {
  readonly category: string
  readonly allowed: boolean
  readonly reason: DecisionReason | null
  /** Null once the consent was erased. */
  declare readonly consentHash: Hex | null
  readonly expiresAt: number | null
  declare readonly revocation?: DecisionRevocation
  readonly #hot: HotState | null
  readonly #receipt: number

  constructor(
    category: string,
    reason: DecisionReason | null,
    expiresAt: number | null,
    hot: HotState | null,
    receipt: number,
    revocation: DecisionRevocation | null,
  ) {
    this.category = category
    this.allowed = reason === null
    this.reason = reason
    this.expiresAt = expiresAt
    this.#hot = hot
    this.#receipt = receipt
    if (revocation !== null) this.revocation = revocation
  }

  static {
    Object.defineProperty(MadeCategoryDecision.prototype, 'consentHash', {
      enumerable: true,
      get(this: MadeCategoryDecision) {
        return this.#hot === null || this.#receipt === 0 ? null : this.#hot.hashOf(this.#receipt)
      },
    })
  }

  toJSON(): CategoryDecision {
    const { category, allowed, reason, consentHash, expiresAt, revocation } = this
    return { category, allowed, reason, consentHash, expiresAt, ...(revocation && { revocation }) }
  }

  [inspect](): CategoryDecision {
    return this.toJSON()
  }
}

/** The whole answer: what costs time and is seldom read, words and hashes, is made when it is read. */
export class MadeDecision implements Decision {
  readonly allowed: boolean
  readonly reason: DecisionReason | null
  declare readonly message: string
  readonly purpose: string
  readonly categories: readonly CategoryDecision[]
  declare readonly consentHash: Hex | null
  readonly expiresAt: number | null
  declare readonly revocation?: DecisionRevocation
  readonly at: number
  readonly asOf: AsOf
  /** The category that decided; null if the question could not be asked of any. */
  readonly #decisive: CategoryDecision | null

  /** @param fault why no receipt was looked at; null if they were */
  constructor(
    purpose: string,
    categories: readonly CategoryDecision[],
    fault: DecisionReason | null,
    at: number,
    asOf: AsOf,
  ) {
    let decisive: CategoryDecision | null = null
    let earliest: number | null = null
    if (fault === null) {
      for (let place = 0; place < categories.length; place++) {
        const answer = categories[place] as CategoryDecision
        if (decisive === null) decisive = answer
        if (!answer.allowed) {
          decisive = answer
          break
        }
        if (answer.expiresAt !== null && (earliest === null || answer.expiresAt < earliest)) earliest = answer.expiresAt
      }
    }
    this.allowed = decisive?.allowed === true
    this.reason = fault ?? decisive?.reason ?? null
    this.purpose = purpose
    this.categories = categories
    this.expiresAt = decisive === null ? null : decisive.allowed ? earliest : decisive.expiresAt
    this.at = at
    this.asOf = asOf
    this.#decisive = decisive
    if (decisive?.revocation) this.revocation = decisive.revocation
  }

  static {
    Object.defineProperties(MadeDecision.prototype, {
      message: {
        enumerable: true,
        get(this: MadeDecision) {
          if (this.reason === null) return `Allowed for ${this.purpose}.`
          return decisionMessage(this.reason, String(this.purpose), this.#decisive?.category ?? null)
        },
      },
      consentHash: {
        enumerable: true,
        get(this: MadeDecision) {
          return this.#decisive?.consentHash ?? null
        },
      },
    })
  }

  /** All fields. The block number is a JSON number, as everywhere in the protocol's documents. */
  toJSON() {
    const { blockNumber } = this.asOf
    return {
      ...this[inspect](),
      asOf: { ...this.asOf, blockNumber: blockNumber === null ? null : Number(blockNumber) },
    }
  }

  [inspect](): Decision {
    const { allowed, reason, message, purpose, categories, consentHash, expiresAt, revocation, at, asOf } = this
    const head = { allowed, reason, message, purpose, categories, consentHash, expiresAt }
    return { ...head, ...(revocation && { revocation }), at, asOf }
  }
}
