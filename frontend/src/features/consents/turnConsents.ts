import type { Hex } from 'viem'
import type { RevocationTarget } from '../../config/revocations.ts'
import { isRevocable } from './brandStatus.ts'
import type { GridBrand } from './grid/consentGrid.ts'
import type { UseLine } from './useRow.ts'

/** The uses of one kind of data, or for one purpose. */
export type TurnedGroup = {
  readonly key: string
  /** Those that are shown, by brand. */
  readonly uses: readonly UseLine[]
  /** Number of those a search hides. */
  readonly hidden: number
  /** Number of brands that have it in force, those a search hides too. */
  readonly brandsInForce: number
  /** Whether one press may revoke it for all: where there are several, and each of them is seen. */
  readonly isForAll: boolean
}

/**
 * Turns the consents round: by kind of data, or by purpose.
 *
 * @param shown what a search leaves.
 * @param all every brand with all its uses.
 */
export function turnConsents(
  by: 'category' | 'purpose',
  shown: readonly GridBrand[],
  all: readonly GridBrand[],
): readonly TurnedGroup[] {
  const group = (brands: readonly GridBrand[]) =>
    Map.groupBy(
      brands.flatMap((brand) => brand.uses),
      (use) => use[by],
    )
  const every = group(all)
  return [...group(shown)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, uses]) => {
      const whole = every.get(key) ?? uses
      const hidden = whole.length - uses.length
      return {
        key,
        uses,
        hidden,
        brandsInForce: new Set(whole.filter((use) => use.isInForce).map((use) => use.brandId)).size,
        isForAll: hidden === 0 && uses.filter(isRevocable).length > 1,
      }
    })
}

/** What "Revoke for all" asks for: the kind of data, or the purpose, at every brand that has something left to revoke there. */
export function targetsOfAll(
  by: 'category' | 'purpose',
  key: string,
  all: readonly GridBrand[],
  groupId?: Hex,
): readonly RevocationTarget[] {
  const scope = by === 'purpose' ? ({ kind: by, purpose: key } as const) : ({ kind: by, category: key } as const)
  return all
    .filter(({ uses }) => uses.some((use) => use[by] === key && isRevocable(use)))
    .map(({ brandId, name }) => ({ brandId, brandName: name, scope, ...(groupId && { groupId }) }))
}
