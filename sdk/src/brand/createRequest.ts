import { randomBytes } from '@noble/hashes/utils.js'
import { bytesToHex } from 'viem'
import { GuardNotReadyError } from '../errors/guardNotReadyError.ts'
import { InvalidRequestError } from '../errors/invalidRequestError.ts'
import { compareUses } from '../protocol/compareUses.ts'
import { findNoticeUse } from '../protocol/notice.ts'
import { isText } from '../protocol/text.ts'
import { longestCustomerId } from './customerTable.ts'
import type { ConsentRequest, CreateRequestInput } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { isBrandUrl } from './isBrandUrl.ts'
import { momentOf } from './momentOf.ts'
import { sessionHash } from './sessionHash.ts'
import { writeStore } from './writeStore.ts'

/** Seconds a request can be answered. */
const lifetime = 900
/** Seconds an old request is kept, so that a late answer is told that it is late. */
const keptFor = 86_400

/**
 * Makes a request for consent and the link to the app's consent screen.
 *
 * @throws {GuardNotReadyError} when the latest notice is not known for certain now
 * @throws {InvalidRequestError} when a value does not fit the notice or the brand's domain
 */
export async function createRequest(context: GuardContext, input: CreateRequestInput): Promise<ConsentRequest> {
  const { customerId, sessionId, account, uses, locale, returnUrl } = input
  const { live, deployment } = context
  const latest = context.notices.at(-1)
  if (live.divergence !== null) throw new GuardNotReadyError({ reason: 'diverged' })
  if (live.tip === null || live.brand === null) throw new GuardNotReadyError({ reason: 'stale' })
  const notice = latest?.notice
  if (!latest || !notice) refuse('notice', 'the brand has no readable notice on the chain: publish one first')
  if (notice.controller.name !== live.brand.name || notice.controller.domain !== live.brand.domain) {
    refuse(
      'notice',
      'its controller is not the brand as registered: publish a notice with the registered name and domain',
    )
  }
  if (
    typeof customerId !== 'string' ||
    customerId === '' ||
    customerId.length > longestCustomerId ||
    !customerId.isWellFormed() ||
    customerId.includes('\u0000')
  ) {
    refuse('customerId', `give 1 to ${longestCustomerId} characters, none of them U+0000`)
  }
  if (typeof sessionId !== 'string' || sessionId === '')
    refuse('sessionId', 'give the id of the session the customer is logged in with')
  if (typeof account !== 'string' || !isText(account)) {
    refuse('account', 'give 1 to 200 characters in NFC without control or invisible ones')
  }
  if (!notice.locales.includes(locale)) refuse('locale', `the notice is written in ${notice.locales.join(', ')}`)
  if (!Array.isArray(uses) || uses.length === 0) refuse('uses', 'ask for at least one')
  const asked = uses.map(({ purpose, category }) => ({ purpose, category })).sort(compareUses)
  for (const [index, use] of asked.entries()) {
    const before = asked[index - 1]
    if (before && compareUses(before, use) === 0) refuse('uses', `${use.purpose} with ${use.category} comes twice`)
    if (!findNoticeUse(notice, use.purpose, use.category)) {
      refuse('uses', `the latest notice does not ask for ${use.purpose} with ${use.category}`)
    }
  }
  if (!isBrandUrl(returnUrl, live.brand.domain, deployment.chainId)) {
    refuse('returnUrl', `give an address on https://${live.brand.domain} without user name and fragment`)
  }

  const requestId = bytesToHex(randomBytes(32))
  const now = momentOf(context)
  await writeStore(context, async (transaction) => {
    await transaction
      .deleteFrom('requests')
      .where('expires_at', '<', now - keptFor)
      .execute()
    await transaction
      .insertInto('requests')
      .values({
        request_id: requestId,
        customer_id: customerId,
        session_hash: sessionHash(sessionId),
        account,
        notice_hash: latest.hash.toLowerCase(),
        uses: JSON.stringify(asked),
        locale,
        return_url: returnUrl,
        created_at: now,
        expires_at: now + lifetime,
        used_at: null,
      })
      .execute()
  })
  return { requestId, url: `${context.appUrl}/#/request/${context.brandId}/${requestId}`, expiresAt: now + lifetime }
}

function refuse(field: string, detail: string): never {
  throw new InvalidRequestError({ field, detail })
}
