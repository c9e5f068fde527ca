import { type Address, type Hex, zeroHash } from 'viem'
import { consentVerifierAbi } from '../abi/consentVerifierAbi.ts'
import type { FactReason } from '../protocol/facts.ts'
import type { Receipt } from '../protocol/receipt.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'
import { readView } from './readView.ts'

/** The verifier's `Reason` by number. */
const reasons = [
  null,
  'malformed',
  'wrong-ledger',
  'wrong-brand',
  'bad-signature',
  'unknown-notice',
  'bad-terms',
  'not-in-notice',
  'statement-mismatch',
  'controller-changed',
  'not-recorded',
  'recorded-late',
  'expired',
  'revoked',
  'not-granted',
] as const satisfies readonly (FactReason | null)[]

export type ConsentCheck = {
  readonly allowed: boolean
  readonly reason: FactReason | null
  /** Unix seconds; null when it was not recorded or not reached. */
  readonly recordedAt: number | null
  /** Unix seconds; null when no lock denies. */
  readonly revokedAt: number | null
}

/**
 * Asks the ConsentVerifier contract about one use of a receipt: a single `eth_call`. It does not check what needs the
 * text of the notice; `evaluateFacts` does.
 *
 * @param client viem client
 * @param input.verifier address of the ConsentVerifier
 * @param input.brandId the brand that asks
 * @param input.receipt the receipt, parsed
 * @param input.purpose key of the purpose
 * @param input.category key of the data category
 * @param input.moment Unix seconds; the time of the block when absent
 * @throws {MomentInFutureError} when the moment is later than the block
 * @throws {ContractMissingError} when there is no verifier at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { checkConsent } from '@consent-ledger/sdk'
 * import { brandId, client, deployment, receipt } from './setup.ts'
 *
 * const { allowed, reason } = await checkConsent(client, {
 *   verifier: deployment.verifier,
 *   brandId,
 *   receipt,
 *   purpose: 'offers.personalised',
 *   category: 'behaviour.purchases',
 * })
 */
export async function checkConsent(
  client: ReadClient,
  {
    verifier,
    brandId,
    receipt,
    purpose,
    category,
    moment = 0,
    ...at
  }: {
    verifier: Address
    brandId: Hex
    receipt: Receipt
    purpose: string
    category: string
    moment?: number
  } & BlockSelector,
): Promise<ConsentCheck> {
  const { consent, signature, recording } = receipt
  const [allowed, reason, recordedAt, revokedAt] = await readView(client, {
    contract: 'ConsentVerifier',
    address: verifier,
    abi: consentVerifierAbi,
    functionName: 'check',
    args: [
      brandId,
      { ...consent, issuedAt: BigInt(consent.issuedAt), expiresAt: BigInt(consent.expiresAt) },
      signature,
      recording?.root ?? zeroHash,
      recording?.proof ?? [],
      purpose,
      category,
      BigInt(moment),
    ],
    at,
  })
  return {
    allowed,
    reason: reasons[reason] ?? (allowed ? null : 'malformed'),
    recordedAt: recordedAt === 0n ? null : Number(recordedAt),
    revokedAt: revokedAt === 0n ? null : Number(revokedAt),
  }
}
