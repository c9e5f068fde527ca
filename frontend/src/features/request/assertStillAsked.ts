import type { ReadClient } from '@consent-ledger/sdk'
import type { Env } from '../../config/env.ts'
import { RequestRefusedError } from '../../config/requestRefusedError.ts'
import { type CheckedRequest, readRequest } from './readRequest.ts'

/**
 * Reads a request once more before it is answered: a screen may stand open until the request has expired, another tab has answered it, or a
 * newer notice has taken the place of the one that is shown.
 *
 * @throws what `readRequest` throws
 */
export async function assertStillAsked(
  client: ReadClient,
  { env, checked }: { readonly env: Env; readonly checked: CheckedRequest },
): Promise<void> {
  const { brandId, noticeHash, request } = checked
  const again = await readRequest(client, { env, brandId, requestId: request.requestId })
  if (again.noticeHash !== noticeHash) throw new RequestRefusedError('outdated')
}
