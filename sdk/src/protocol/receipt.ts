import type { Address, Hex } from 'viem'
import type { Consent } from './consent.ts'

export type Recording = { readonly root: Hex; readonly proof: readonly Hex[] }

export type Receipt = {
  readonly type: 'consent-receipt'
  readonly schema: 1
  readonly chainId: number
  readonly ledger: Address
  readonly consent: Consent
  readonly signature: Hex
  readonly recording: Recording | null
}

export declare function parseReceipt(json: string): Receipt
export declare function stringifyReceipt(receipt: Receipt): string
