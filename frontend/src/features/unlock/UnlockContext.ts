import { createContext } from 'react'
import type { Customer } from '../../config/customer.ts'

/** How the panel hands over whom it unlocked. */
export const UnlockContext = createContext<(customer: Omit<Customer, 'lock'>) => void>(() => {})
