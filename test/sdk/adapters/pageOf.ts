import type { CustomerConsent } from '@consent-ledger/sdk/express'
import { email, selling } from './adapterContract.ts'

/** What the contract's shop shows on `/page`. */
export function pageOf(consent: CustomerConsent | null | undefined) {
  if (consent === null || consent === undefined) return null
  return {
    customerId: consent.customerId,
    gpc: consent.gpc,
    email: consent.check(email).reason,
    selling: consent.check({ ...selling, gpc: false }).reason,
  }
}
