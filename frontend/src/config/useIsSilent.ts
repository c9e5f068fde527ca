import { useEffect, useState } from 'react'

/** Milliseconds after which a wallet that says nothing is called silent. */
const patience = 12_000

/**
 * Whether somebody who was asked has kept silent for long.
 *
 * @param question what is asked now; null while nothing is. Another question starts the wait anew.
 */
export function useIsSilent(question: string | null): boolean {
  const [silentOn, setSilentOn] = useState<string | null>(null)

  useEffect(() => {
    setSilentOn(null)
    if (question === null) return
    const timer = setTimeout(() => setSilentOn(question), patience)
    return () => clearTimeout(timer)
  }, [question])

  return question !== null && silentOn === question
}
