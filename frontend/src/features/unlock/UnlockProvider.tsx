import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Customer } from '../../config/customer.ts'
import { CustomerContext } from '../../config/customer.ts'
import { storedIdleLimit } from '../../config/idleLimit.ts'
import { UnlockContext } from './UnlockContext.ts'
import { watchIdle } from './watchIdle.ts'

/** Holds whom this tab has unlocked, in memory alone: a reload, `lock()` or some minutes without use forget the seed. */
export function UnlockProvider(props: { readonly children: ReactNode }) {
  const queryClient = useQueryClient()
  const [unlocked, setUnlocked] = useState<Omit<Customer, 'lock'> | null>(null)
  const lock = useCallback(() => setUnlocked(null), [])
  const customer = useMemo(() => (unlocked === null ? null : { ...unlocked, lock }), [unlocked, lock])

  useEffect(() => {
    if (customer === null) return
    const stop = watchIdle({ limit: storedIdleLimit, now: Date.now, target: document, onIdle: lock })
    return () => {
      stop()
      // Answers that are kept hold receipts, and the way to ask again holds the seed: what no page shows any more goes too.
      setTimeout(() => queryClient.removeQueries({ type: 'inactive' }))
    }
  }, [customer, lock, queryClient])

  return (
    <UnlockContext value={setUnlocked}>
      <CustomerContext value={customer}>{props.children}</CustomerContext>
    </UnlockContext>
  )
}
