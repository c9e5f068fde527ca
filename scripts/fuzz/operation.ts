import fc from 'fast-check'
import type { Hex } from 'viem'
import type { Cast } from './cast.ts'
import { type Damage, damageOf, spoil } from './damage.ts'
import { ledgerInterface } from './ledgerInterface.ts'

/** Who sends: whoever has that part in the brand just then, else the account with the number `otherwise`. */
export type Part = 'owner' | 'pendingOwner' | 'operator' | 'anyone'

/** A call with the block it goes to: the open one, or a new one `wait` seconds after the last. */
export type CallOperation = {
  readonly kind: 'send' | 'simulate'
  readonly part: Part
  readonly otherwise: number
  readonly name: string
  readonly args: readonly unknown[]
  readonly damage: Damage | null
  readonly value: number
  readonly sharesBlock: boolean
  readonly wait: number
}

/** One step of a random history. */
export type Operation = CallOperation | { readonly kind: 'mine'; readonly blocks: number; readonly wait: number }

const day = 86_400

const wait = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(0, 1, 12) },
  { weight: 2, arbitrary: fc.constantFrom(3600, 7 * day, 400 * day) },
)

/** Random operations on a ledger. Most calls are ones that somebody with a right to make them could make. */
export function operationOf(cast: Cast): fc.Arbitrary<Operation> {
  const rarely = <Value>(usual: readonly Value[], rare: readonly Value[]) =>
    fc.oneof({ weight: 10, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) })
  const brandId = rarely(cast.brandIds.slice(0, -2), cast.brandIds.slice(-2))
  const account = fc.constantFrom(...cast.accounts)
  const word = fc.constantFrom(...cast.words)
  const text = rarely(cast.texts.slice(1), cast.texts.slice(0, 1))
  const revocation = fc.record({
    brandId,
    secrets: fc.array(fc.constantFrom(...cast.secrets), { maxLength: 4, size: 'max' }),
  })
  const writes: readonly (readonly [weight: number, name: string, ...args: readonly fc.Arbitrary<unknown>[]])[] = [
    [6, 'registerBrand', fc.constantFrom(...cast.salts), text, text],
    [2, 'updateBrand', brandId, text, text],
    [4, 'setOperator', brandId, account, fc.boolean()],
    [4, 'transferBrand', brandId, account],
    [4, 'acceptBrand', brandId],
    [5, 'publishNotice', brandId, fc.constantFrom(...cast.documents)],
    [5, 'recordGrants', brandId, word],
    [3, 'recordUses', brandId, word],
    [4, 'revokeAsBrand', brandId, fc.array(word, { maxLength: 5, size: 'max' })],
    [5, 'revoke', fc.array(revocation, { maxLength: 4, size: 'max' })],
  ]
  const call = fc.oneof(
    ...writes.map(([weight, name, ...args]) => ({
      weight,
      arbitrary: fc.tuple(...args).map((values) => ({ name, args: values as readonly unknown[] })),
    })),
  )
  const part: fc.Arbitrary<Part> = fc.oneof(
    { weight: 5, arbitrary: fc.constant('owner' as const) },
    { weight: 2, arbitrary: fc.constant('operator' as const) },
    { weight: 1, arbitrary: fc.constant('pendingOwner' as const) },
    { weight: 3, arbitrary: fc.constant('anyone' as const) },
  )
  const made = fc
    .record({
      kind: fc.oneof(
        { weight: 30, arbitrary: fc.constant('send' as const) },
        { weight: 1, arbitrary: fc.constant('simulate' as const) },
      ),
      part,
      otherwise: fc.nat(cast.accounts.length - 1),
      call,
      damage: fc.oneof(
        { weight: 7, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: damageOf(ledgerInterface.selectors, cast.words) },
      ),
      value: fc.oneof({ weight: 40, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
      sharesBlock: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
      wait,
    })
    .map(({ call: { name, args }, part, ...rest }): Operation => {
      // Mostly the one who is offered a brand accepts it: otherwise hardly any would change hands.
      if (name === 'acceptBrand' && part === 'owner') return { ...rest, name, args, part: 'pendingOwner' }
      return { ...rest, name, args, part }
    })
  const mine = fc.record({ kind: fc.constant('mine' as const), blocks: fc.integer({ min: 1, max: 3 }), wait })
  return fc.oneof({ weight: 40, arbitrary: made }, { weight: 1, arbitrary: mine })
}

/** The calldata of an operation. */
export function calldataOf({ name, args, damage }: CallOperation): Hex {
  const data = ledgerInterface.encodeCall(name, args)
  return damage === null ? data : spoil(data, damage)
}
