import { type ReactNode, useCallback, useMemo, useState } from 'react'
import type { Customer } from '../../config/customer.ts'
import { CustomerContext } from '../../config/customer.ts'
import { UnlockContext } from './UnlockContext.ts'

/** Holds whom this tab has unlocked, in memory alone: a reload or `lock()` forgets the seed. */
export function UnlockProvider(props: { readonly children: ReactNode }) {
  const [unlocked, setUnlocked] = useState<Omit<Customer, 'lock'> | null>(null)
  const lock = useCallback(() => setUnlocked(null), [])
  const customer = useMemo(() => (unlocked === null ? null : { ...unlocked, lock }), [unlocked, lock])
  return (
    <UnlockContext value={setUnlocked}>
      <CustomerContext value={customer}>{props.children}</CustomerContext>
    </UnlockContext>
  )
}
