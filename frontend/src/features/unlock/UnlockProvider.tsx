import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import type { Customer } from '../../config/customer.ts'
import { CustomerContext } from '../../config/customer.ts'
import { type IdleLimit, storedIdleLimit } from '../../config/idleLimit.ts'
import { IdleLockContext } from './IdleLockContext.ts'
import { UnlockContext } from './UnlockContext.ts'
import { watchIdle } from './watchIdle.ts'

/** Holds whom this tab has unlocked, in memory alone: a reload, `lock()` or some minutes without use forget the seed. */
export function UnlockProvider(props: { readonly children: ReactNode }) {
  const queryClient = useQueryClient()
  const [unlocked, setUnlocked] = useState<Omit<Customer, 'lock'> | null>(null)
  const [idleLimit, setIdleLimit] = useState<IdleLimit | null>(null)
  const lock = useCallback(() => setUnlocked(null), [])
  const unlock = useCallback((next: Omit<Customer, 'lock'>) => {
    setIdleLimit(null)
    setUnlocked(next)
  }, [])
  const customer = useMemo(() => (unlocked === null ? null : { ...unlocked, lock }), [unlocked, lock])

  useEffect(() => {
    if (customer === null) return
    const onIdle = () => {
      setIdleLimit(storedIdleLimit())
      lock()
    }
    const stop = watchIdle({ limit: storedIdleLimit, now: Date.now, target: document, onIdle })
    return () => {
      stop()
      // Answers that are kept hold receipts, and the way to ask again holds the seed: what no page shows any more goes too.
      setTimeout(() => queryClient.removeQueries({ type: 'inactive' }))
    }
  }, [customer, lock, queryClient])

  return (
    <UnlockContext value={unlock}>
      <IdleLockContext value={idleLimit}>
        <CustomerContext value={customer}>{props.children}</CustomerContext>
      </IdleLockContext>
    </UnlockContext>
  )
}
