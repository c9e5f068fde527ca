import { useState } from 'react'

/** Slow work with a passphrase, one piece at a time: how far it has come, and what went wrong. */
export type RecoveryWorkState = {
  /** Null while nothing is under way. */
  readonly percent: number | null
  readonly error: unknown
  readonly setError: (error: unknown) => void
  readonly run: (work: (onPercent: (percent: number) => void) => Promise<void>) => Promise<void>
}

export function useRecoveryWork(): RecoveryWorkState {
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const run: RecoveryWorkState['run'] = async (work) => {
    if (percent !== null) return
    setError(null)
    setPercent(0)
    try {
      await work(setPercent)
    } catch (failure) {
      setError(failure)
    }
    setPercent(null)
  }
  return { percent, error, setError, run }
}
