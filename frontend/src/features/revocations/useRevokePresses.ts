import { useCallback, useRef, useState } from 'react'
import type { RevocationTarget, Revoker } from '../../config/revocations.ts'

/** What became of a press before it has a record of its own. */
export type Press =
  | { readonly state: 'preparing' }
  | { readonly state: 'nothing' }
  | { readonly state: 'error'; readonly error: unknown }

/** Presses on "Revoke", by a key the page chooses: preparing until the secrets are durable, then the record speaks. */
export function useRevokePresses(revoker: Revoker | null) {
  const underWay = useRef(new Set<string>())
  const [presses, setPresses] = useState<ReadonlyMap<string, Press>>(new Map())

  const press = useCallback(
    async (key: string, targets: readonly RevocationTarget[]) => {
      if (revoker === null || underWay.current.has(key)) return
      underWay.current.add(key)
      const set = (state: Press | null) =>
        setPresses((before) => {
          const after = new Map(before)
          if (state === null) after.delete(key)
          else after.set(key, state)
          return after
        })

      set({ state: 'preparing' })
      // Each brand separately: one that fails must not hold up another, and none is told of another.
      const outcomes = await Promise.allSettled(targets.map((target) => revoker.revoke(target)))
      underWay.current.delete(key)
      const failed = outcomes.find((outcome) => outcome.status === 'rejected')
      const isNothing = outcomes.every((outcome) => outcome.status === 'fulfilled' && outcome.value === null)
      if (failed !== undefined) set({ state: 'error', error: failed.reason })
      else set(isNothing ? { state: 'nothing' } : null)
    },
    [revoker],
  )

  const pressOf = useCallback((key: string) => presses.get(key) ?? null, [presses])
  return { press, pressOf }
}
