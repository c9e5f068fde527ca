import type { Hex } from 'viem'
import type { AsOf, CategoryDecision, Decision, DecisionReason, DecisionRevocation } from './decision.ts'
import { decisionMessage } from './decisionMessage.ts'
import type { HotState } from './hotState.ts'

/** How Node prints an object: the registered symbol, so that nothing of Node is imported. */
const inspect = Symbol.for('nodejs.util.inspect.custom')

const hashOf = (hot: HotState | null, receipt: number) => (hot === null || receipt === 0 ? null : hot.hashOf(receipt))

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

  /** @param receipt number of the receipt that speaks; 0 if there is none */
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
        return hashOf(this.#hot, this.#receipt)
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

/**
 * The whole answer. What costs time and is seldom read is made when it is read: words, hashes, and the list of categories when it has only one,
 * so that a check makes a single object.
 */
export class MadeDecision implements Decision {
  readonly allowed: boolean
  readonly reason: DecisionReason | null
  declare readonly message: string
  readonly purpose: string
  declare readonly categories: readonly CategoryDecision[]
  declare readonly consentHash: Hex | null
  readonly expiresAt: number | null
  declare readonly revocation?: DecisionRevocation
  readonly at: number
  readonly asOf: AsOf
  /** The category that decided; null if the question could not be asked of any. */
  readonly #category: string | null
  readonly #hot: HotState | null
  readonly #receipt: number
  #categories: readonly CategoryDecision[] | null

  /**
   * @param category the category that decided; null if the question could not be asked of any
   * @param hot where the receipt that speaks for it is
   * @param receipt its number; 0 if there is none
   * @param categories the answers for all categories; null if the one that decided is the only one
   */
  constructor(
    purpose: string,
    category: string | null,
    reason: DecisionReason | null,
    expiresAt: number | null,
    hot: HotState | null,
    receipt: number,
    revocation: DecisionRevocation | null,
    categories: readonly CategoryDecision[] | null,
    at: number,
    asOf: AsOf,
  ) {
    this.allowed = reason === null
    this.reason = reason
    this.purpose = purpose
    this.expiresAt = expiresAt
    this.at = at
    this.asOf = asOf
    this.#category = category
    this.#hot = hot
    this.#receipt = receipt
    this.#categories = categories
    if (revocation !== null) this.revocation = revocation
  }

  static {
    Object.defineProperties(MadeDecision.prototype, {
      message: {
        enumerable: true,
        get(this: MadeDecision) {
          if (this.reason === null) return `Allowed for ${this.purpose}.`
          return decisionMessage(this.reason, String(this.purpose), this.#category)
        },
      },
      categories: {
        enumerable: true,
        get(this: MadeDecision) {
          this.#categories ??= [
            new MadeCategoryDecision(
              this.#category as string,
              this.reason,
              this.expiresAt,
              this.#hot,
              this.#receipt,
              this.revocation ?? null,
            ),
          ]
          return this.#categories
        },
      },
      consentHash: {
        enumerable: true,
        get(this: MadeDecision) {
          return hashOf(this.#hot, this.#receipt)
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
