import fc from 'fast-check'
import type { Hex } from 'viem'

/** How calldata is spoiled on its way. */
export type Damage =
  | { readonly kind: 'cut'; readonly bytes: number }
  | { readonly kind: 'append'; readonly bytes: Hex }
  | { readonly kind: 'flip'; readonly place: number; readonly mask: number }
  | { readonly kind: 'word'; readonly place: number; readonly word: Hex }
  | { readonly kind: 'selector'; readonly selector: Hex }
  | { readonly kind: 'replace'; readonly bytes: Hex }

/** Random damage; `likely` are words that mean something where the calldata goes. */
export function damageOf(selectors: readonly Hex[], likely: readonly Hex[]): fc.Arbitrary<Damage> {
  const bytes = (maxLength: number) =>
    fc.uint8Array({ maxLength }).map((list): Hex => `0x${Buffer.from(list).toString('hex')}`)
  const limit = (bits: bigint, add: bigint): Hex => `0x${(2n ** bits + add).toString(16).padStart(64, '0')}`
  const words: readonly Hex[] = [
    ...likely,
    ...[0n, 1n, 2n, 31n, 32n, 64n, 96n, 128n].map((value): Hex => `0x${value.toString(16).padStart(64, '0')}`),
    ...[
      limit(64n, -1n),
      limit(64n, 0n),
      limit(160n, -1n),
      limit(160n, 0n),
      limit(255n, 0n),
      limit(256n, -32n),
      limit(256n, -4n),
    ],
  ]
  return fc.oneof(
    fc.record({ kind: fc.constant('cut' as const), bytes: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ kind: fc.constant('append' as const), bytes: bytes(70) }),
    fc.record({ kind: fc.constant('flip' as const), place: fc.nat(400), mask: fc.integer({ min: 1, max: 255 }) }),
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('word' as const),
        place: fc.nat(12),
        word: fc.constantFrom(...words),
      }),
    },
    fc.record({
      kind: fc.constant('selector' as const),
      selector: fc.oneof(fc.constantFrom(...selectors), bytes(5)),
    }),
    fc.record({ kind: fc.constant('replace' as const), bytes: bytes(140) }),
  )
}

/** Does the damage. */
export function spoil(data: Hex, damage: Damage): Hex {
  switch (damage.kind) {
    case 'cut':
      return data.slice(0, Math.max(2, data.length - 2 * damage.bytes)) as Hex
    case 'append':
      return `${data}${damage.bytes.slice(2)}`
    case 'flip': {
      const bytes = Buffer.from(data.slice(2), 'hex')
      const place = damage.place % bytes.length
      bytes[place] = (bytes[place] ?? 0) ^ damage.mask
      return `0x${bytes.toString('hex')}`
    }
    case 'word': {
      // One of the words behind the selector.
      const count = Math.floor((data.length - 10) / 64)
      const start = 10 + 64 * (count === 0 ? 0 : damage.place % count)
      return `${data.slice(0, start)}${damage.word.slice(2)}${data.slice(start + 64)}` as Hex
    }
    case 'selector':
      return `${damage.selector}${data.slice(10)}` as Hex
    case 'replace':
      return damage.bytes
  }
}
