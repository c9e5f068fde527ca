import {
  canonicalJson,
  createAccessToken,
  identifyReceipt,
  type JsonValue,
  parseJson,
  parseReceipt,
  type Receipt,
  verifyProof,
} from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import { BrandRefusedError } from '../../config/brandRefusedError.ts'
import { BrandUnreachableError } from '../../config/brandUnreachableError.ts'
import { receiptHash } from '../../config/receiptHash.ts'

/** Milliseconds the brand's server may take. */
const patience = 8_000

/**
 * Fetches the customer's own receipts from a brand's endpoint and keeps those that are the customer's: this ledger, this brand,
 * signed by this customer's key. A proof that does not lead to its root is left out, the receipt stays.
 *
 * @throws {BrandUnreachableError} when it does not answer in time
 * @throws {BrandRefusedError} when it answers anything else
 */
export async function fetchOwnReceipts(input: {
  readonly env: { readonly chainId: number; readonly ledger: Address }
  readonly endpoint: string
  readonly brandId: Hex
  readonly signer: { readonly privateKey: Hex; readonly subject: Address }
}): Promise<readonly Receipt[]> {
  const { env, brandId, signer } = input
  const receipts = await fetchOwn(input, 'receipts')

  return receipts.flatMap((json) => {
    try {
      const receipt = parseReceipt(canonicalJson(json))
      const isOurs =
        receipt.chainId === env.chainId &&
        receipt.ledger.toLowerCase() === env.ledger.toLowerCase() &&
        receipt.consent.brandId.toLowerCase() === brandId.toLowerCase() &&
        receipt.consent.subject.toLowerCase() === signer.subject.toLowerCase() &&
        identifyReceipt(receipt).signer?.toLowerCase() === signer.subject.toLowerCase()
      if (!isOurs) return []
      const { recording } = receipt
      const isProven = recording === null || verifyProof({ hash: receiptHash(receipt), ...recording })
      return [isProven ? receipt : { ...receipt, recording: null }]
    } catch {
      // Not a receipt: what this customer signed is in the others.
      return []
    }
  })
}

/**
 * Reads one list of the customer's own from a brand's endpoint, with an access token of the subject.
 *
 * @param list `receipts` or `uses`: the path and the field of the answer.
 * @throws {BrandUnreachableError} when it does not answer in time
 * @throws {BrandRefusedError} when it answers anything else
 */
export async function fetchOwn(
  input: {
    readonly env: { readonly chainId: number; readonly ledger: Address }
    readonly endpoint: string
    readonly brandId: Hex
    readonly signer: { readonly privateKey: Hex }
  },
  list: 'receipts' | 'uses',
): Promise<readonly JsonValue[]> {
  const url = new URL(`${input.endpoint}/${list}`)
  const domain = url.hostname
  const authorization = createAccessToken(input.env, {
    brandId: input.brandId,
    method: 'GET',
    path: url.pathname,
    issuedAt: Math.floor(Date.now() / 1000),
    privateKey: input.signer.privateKey,
  })

  let response: Response
  let text: string
  try {
    response = await fetch(url, {
      headers: { Authorization: authorization },
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    text = await response.text()
  } catch (cause) {
    throw new BrandUnreachableError({ domain }, { cause })
  }
  if (!response.ok) throw new BrandRefusedError({ domain, status: response.status })
  try {
    const items = (parseJson(text) as Readonly<Record<string, JsonValue>>)[list]
    if (Array.isArray(items)) return items
  } catch (cause) {
    throw new BrandRefusedError({ domain, status: null }, { cause })
  }
  throw new BrandRefusedError({ domain, status: null })
}
