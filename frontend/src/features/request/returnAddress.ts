import { encodeBase64Url, type Receipt, stringifyReceipt } from '@consent-ledger/sdk'
import { type Hex, stringToBytes } from 'viem'
import { RequestRefusedError } from '../../config/requestRefusedError.ts'

/** Characters a fragment may have: browsers and servers in between cut longer addresses. */
const longestFragment = 60_000

/**
 * Where the customer goes with the receipts: the fragment never reaches a server by itself.
 *
 * @throws {RequestRefusedError} `too-long` when the receipts do not fit
 */
export function consentAddress(returnUrl: string, receipts: readonly Receipt[]): string {
  const encoded = encodeBase64Url(stringToBytes(`[${receipts.map(stringifyReceipt).join(',')}]`))
  if (encoded.length > longestFragment) throw new RequestRefusedError('too-long')
  return `${returnUrl}#consent=${encoded}`
}

/** Where the customer goes after declining: it changes no state. */
export function declinedAddress(returnUrl: string, requestId: Hex): string {
  return `${returnUrl}#declined=${requestId}`
}
