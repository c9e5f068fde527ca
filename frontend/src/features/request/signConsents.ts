import {
  type Consent,
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  findHighestSpent,
  getLockStates,
  lockOf,
  type ReadClient,
  type Receipt,
  signConsent,
  signingGeneration,
} from '@consent-ledger/sdk'
import { bytesToHex, type Hex } from 'viem'
import { assertSafePlace } from '../../config/assertSafePlace.ts'
import type { Env } from '../../config/env.ts'
import type { BrandRecords } from '../../config/vaultDocument.ts'
import type { ConsentPlan } from './planConsents.ts'
import type { CheckedRequest } from './readRequest.ts'

/**
 * Signs what was planned with the customer's key for this brand; the wallet is not asked.
 *
 * @param input.records what the customer keeps about this brand: released secrets decide on the generation
 * @returns receipts without recording, in the order of the plan
 * @throws {RevocationPendingError} when revocations must reach the chain first
 * @throws {GenerationUnreadableError} when the brand locks cannot be read
 * @throws {UnsafePlaceError} in a frame or under a foreign host
 */
export async function signConsents(
  client: ReadClient,
  input: {
    readonly env: Env
    readonly seed: Hex
    readonly records: BrandRecords | undefined
    readonly checked: CheckedRequest
    readonly plan: ConsentPlan
  },
): Promise<readonly Receipt[]> {
  const { env, seed, records, checked, plan } = input
  assertSafePlace(env.host)
  const { brandId, noticeHash, request } = checked
  const domain = { chainId: env.chainId, ledger: env.ledger }
  const brandKey = deriveBrandKey({ seed, ...domain, brandId })
  const { privateKey, subject } = deriveSigner(brandKey)

  const highestSpent = await findHighestSpent(async (generations) => {
    const locks = generations.map((generation) => lockOf(deriveBrandSecret(brandKey, generation)))
    const states = await getLockStates(client, { ledger: env.ledger, brandId, locks })
    return states.map(({ revokedAt }) => revokedAt > 0)
  })
  const released = (records?.released ?? []).flatMap((one) => one.generation ?? [])
  const brandLock = lockOf(deriveBrandSecret(brandKey, signingGeneration({ highestSpent, released })))

  return plan.consents.map(({ uses, statement }): Receipt => {
    const salt = bytesToHex(crypto.getRandomValues(new Uint8Array(32)))
    const consent: Consent = {
      brandId,
      subject,
      account: request.account,
      noticeHash,
      locale: request.locale,
      statement,
      uses: uses.map(({ purpose, category }) => ({
        purpose,
        category,
        lock: lockOf(deriveUseSecret(brandKey, { purpose, category, salt })),
      })),
      brandLock,
      issuedAt: plan.issuedAt,
      expiresAt: plan.expiresAt,
      requestId: request.requestId,
      salt,
    }
    return {
      type: 'consent-receipt',
      schema: 1,
      ...domain,
      consent,
      signature: signConsent(domain, consent, privateKey),
      recording: null,
    }
  })
}
