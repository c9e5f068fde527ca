import { parseJson } from '@consent-ledger/sdk'
import { type Hex, isHex, size } from 'viem'
import { RequestRefusedError } from '../../config/requestRefusedError.ts'

/** What a brand asks of one customer in one session. */
export type BrandRequest = {
  readonly requestId: Hex
  /** The brand's masked name of the customer's account. */
  readonly account: string
  readonly noticeHash: Hex
  readonly uses: readonly { readonly purpose: string; readonly category: string }[]
  readonly locale: string
  readonly returnUrl: string
  /** Unix seconds. */
  readonly expiresAt: number
}

/** @throws {RequestRefusedError} `malformed` when anything is missing or of the wrong kind */
export function parseRequest(text: string): BrandRequest {
  try {
    const json = parseJson(text) as Record<string, unknown>
    const { requestId, account, noticeHash, uses, locale, returnUrl, expiresAt } = json
    const isHash = (value: unknown): value is Hex => isHex(value) && size(value) === 32
    const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
    if (!isHash(requestId) || !isHash(noticeHash)) throw new TypeError('hash')
    if (!isText(account) || !isText(locale) || !isText(returnUrl)) throw new TypeError('text')
    if (!Number.isSafeInteger(expiresAt) || !Array.isArray(uses) || uses.length === 0) throw new TypeError('list')
    return {
      requestId,
      account,
      noticeHash: noticeHash.toLowerCase() as Hex,
      uses: uses.map(({ purpose, category }: Record<string, unknown>) => {
        if (!isText(purpose) || !isText(category)) throw new TypeError('use')
        return { purpose, category }
      }),
      locale,
      returnUrl,
      expiresAt: expiresAt as number,
    }
  } catch (cause) {
    throw new RequestRefusedError('malformed', { cause })
  }
}
