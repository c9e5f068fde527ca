import type { GuardContext } from './guardContext.ts'
import type { Mirror } from './mirror.ts'

/** The same mirror, which writes down how its last look went. */
export function timedMirror({ clock, live }: Pick<GuardContext, 'clock' | 'live'>, mirror: Mirror): Mirror {
  return {
    async step() {
      const began = performance.now()
      let succeeded = false
      try {
        await mirror.step()
        succeeded = true
      } finally {
        live.lastLook = { at: Math.floor(clock()), seconds: (performance.now() - began) / 1_000, succeeded }
      }
    },
  }
}
