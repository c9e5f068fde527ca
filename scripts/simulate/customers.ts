import type { Address, Hex } from 'viem'
import { type Consent, hashConsent } from '../../sdk/src/protocol/consent.ts'
import type { Notice } from '../../sdk/src/protocol/notice.ts'
import type { Receipt } from '../../sdk/src/protocol/receipt.ts'
import { addressOfKey } from '../../sdk/src/protocol/signature.ts'
import { renderStatement } from '../../sdk/src/protocol/statement.ts'
import type { SimulationCrypto } from './simulationCrypto.ts'

type Use = { readonly purpose: string; readonly category: string }

/** A fictional customer. The secrets are random numbers: a guard cannot tell them from derived ones. */
export type Customer = {
  readonly id: string
  readonly account: string
  readonly key: Hex
  readonly subject: Address
  /** The secret of the brand lock of the present generation. */
  brandSecret: Hex
}

/** A consent and what the customer keeps for it. */
export type Given = {
  readonly receipt: Receipt
  readonly consentHash: Hex
  readonly brandSecret: Hex
  readonly useSecrets: readonly Hex[]
}

/** 32 random bytes. */
export function randomHash(random: (below: number) => number): Hex {
  let digits = ''
  for (let word = 0; word < 8; word++)
    digits += random(2 ** 32)
      .toString(16)
      .padStart(8, '0')
  return `0x${digits}`
}

export function createCustomer(id: string, random: (below: number) => number): Customer {
  // Below the order of the curve: it starts with a small byte.
  const key: Hex = `0x01${randomHash(random).slice(4)}`
  return {
    id,
    account: `${id}…@example.com`,
    key,
    subject: addressOfKey(key),
    brandSecret: randomHash(random),
  }
}

/** Signs a consent as the app does. */
export function signReceipt(
  domain: { readonly chainId: number; readonly ledger: Address },
  customer: Customer,
  terms: {
    readonly notice: Notice
    readonly noticeHash: Hex
    readonly uses: readonly Use[]
    readonly issuedAt: number
    readonly expiresAt: number
    readonly requestId: Hex
    readonly random: (below: number) => number
    readonly crypto: SimulationCrypto
    readonly lockOf: (secret: Hex) => Hex
  },
): Given {
  const { notice, noticeHash, uses, issuedAt, expiresAt, requestId, random, crypto, lockOf } = terms
  const { account, subject, key, brandSecret } = customer
  const useSecrets = uses.map(() => randomHash(random))
  const consent: Consent = {
    brandId: notice.brandId,
    subject,
    account,
    noticeHash,
    locale: 'en',
    statement: renderStatement({ notice, uses, account, locale: 'en', expiresAt }),
    uses: uses.map(({ purpose, category }, index) => ({ purpose, category, lock: lockOf(useSecrets[index] as Hex) })),
    brandLock: lockOf(brandSecret),
    issuedAt,
    expiresAt,
    requestId,
    salt: randomHash(random),
  }
  const consentHash = hashConsent(domain, consent, crypto)
  const receipt: Receipt = {
    type: 'consent-receipt',
    schema: 1,
    ...domain,
    consent,
    signature: crypto.sign(consentHash, key),
    recording: null,
  }
  return { receipt, consentHash, brandSecret, useSecrets }
}
