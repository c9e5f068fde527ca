import { useCallback, useState } from 'react'
import type { Hex } from 'viem'

/** The brands somebody chooses in a list, to do the same with all of them; null while nobody chooses. */
export function useBrandChoice() {
  const [chosen, setChosen] = useState<ReadonlySet<Hex> | null>(null)
  const toggle = useCallback((brandId: Hex, isChosen: boolean) => {
    setChosen((known) => new Set([...(known ?? [])].filter((one) => one !== brandId).concat(isChosen ? brandId : [])))
  }, [])

  return {
    chosen,
    begin: () => setChosen(new Set()),
    choose: (brandIds: readonly Hex[]) => setChosen(new Set(brandIds)),
    toggle,
    end: () => setChosen(null),
  }
}
