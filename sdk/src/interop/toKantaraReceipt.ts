import { isLocalDomain } from '../protocol/domain.ts'
import { categoryLabel, isCategory, isPurpose, purposeLabel, vocabulary } from '../protocol/vocabulary.ts'
import type { GivenConsent } from './givenConsent.ts'
import { isoTime } from './isoTime.ts'
import { readGivenConsent } from './readGivenConsent.ts'

export type KantaraController = {
  readonly piiController: string
  readonly contact: string
  readonly address: { readonly streetAddress: string }
  readonly piiControllerUrl?: string
}

export type KantaraPurpose = {
  readonly purpose: string
  readonly purposeCategory: readonly string[]
  readonly consentType: 'EXPLICIT'
  readonly piiCategory: readonly string[]
  readonly termination: string
  readonly thirdPartyDisclosure?: boolean
  readonly thirdPartyName?: string
}

/** A consent receipt by Kantara's names; a member that is not known is not there. */
export type KantaraReceipt = {
  readonly version: 'KI-CR-v1.1.0'
  readonly jurisdiction?: string
  /** Unix seconds. */
  readonly consentTimestamp: number
  readonly collectionMethod: string
  readonly consentReceiptID: string
  readonly language: string
  readonly piiPrincipalId: string
  readonly piiControllers?: readonly KantaraController[]
  readonly policyUrl?: string
  readonly services: readonly { readonly service?: string; readonly purposes: readonly KantaraPurpose[] }[]
  readonly sensitive?: boolean
  readonly spiCat?: readonly string[]
}

/**
 * Writes a consent as a Kantara Consent Receipt v1.1.
 *
 * What neither receipt nor notice knows is left out, also where the standard demands it: the controller's phone number, and without a notice
 * or `policyUrl` the fields that rest on them. A Kantara receipt says what was agreed, not whether it still holds: revocations have no field.
 *
 * | field | from |
 * |---|---|
 * | `version` | fixed |
 * | `jurisdiction` | `controller.jurisdiction` of the notice |
 * | `consentTimestamp` | `issuedAt` |
 * | `collectionMethod` | fixed: the customer signed the statement |
 * | `consentReceiptID` | the consent hash |
 * | `language` | `locale` |
 * | `piiPrincipalId` | `subject`, the customer's address for this brand |
 * | `piiControllers` | name, contact, address (one line, as published) and domain of the notice's controller |
 * | `policyUrl` | `policyUrl` |
 * | `services[].service` | the notice's domain |
 * | `purposes[].purpose`, `purposeCategory` | the label and the DPV classes of the purpose |
 * | `purposes[].consentType` | fixed: a signature over the statement is explicit |
 * | `purposes[].piiCategory` | the label of the category |
 * | `purposes[].termination` | `expiresAt`, and `retention` of the notice |
 * | `purposes[].thirdPartyDisclosure`, `thirdPartyName` | `recipients` of the notice |
 * | `sensitive`, `spiCat` | special categories, and uses the notice declares special; unknown without a notice unless a category says so |
 *
 * `publicKey`, `onBehalf`, `email`, `phone` and `primaryPurpose` are never known.
 *
 * @param given receipt, and notice and address of the privacy policy as far as known
 * @returns the receipt; two calls with the same input give the same
 * @throws {MalformedReceiptError} when the receipt is none
 * @throws {MalformedNoticeError} when the notice is none
 * @throws {InvalidValueError} when the subject did not sign the receipt, or the notice is not the one it names
 * @see Kantara Initiative, Consent Receipt Specification v1.1.0 (20 February 2018)
 * @example
 * import { toKantaraReceipt } from '@consent-ledger/sdk/interop'
 * import { notice, receipt } from './setup.ts'
 *
 * const json = JSON.stringify(toKantaraReceipt({ receipt, notice, policyUrl: 'https://kaufhaus-nord.example/privacy' }))
 */
export function toKantaraReceipt({
  receipt: value,
  notice,
  policyUrl,
}: Pick<GivenConsent, 'receipt' | 'notice'> & { readonly policyUrl?: string }): KantaraReceipt {
  const { receipt, consentHash, uses, labelLocale } = readGivenConsent({ receipt: value, ...(notice && { notice }) })
  const { consent } = receipt
  const controller = notice?.controller
  const expiresAt = isoTime(consent.expiresAt) ?? `Unix time ${consent.expiresAt}`
  const labelOf = (category: string) => (isCategory(category) ? categoryLabel(category, labelLocale) : category)
  const special = uses.filter(({ isSpecial }) => isSpecial === true).map(({ category }) => labelOf(category))
  const isSensitivityKnown = special.length > 0 || uses.every(({ isSpecial }) => isSpecial !== null)

  const purposes = uses.map(({ purpose, category, terms }): KantaraPurpose => {
    const isKnown = isPurpose(purpose)
    return {
      purpose: isKnown ? purposeLabel(purpose, labelLocale) : purpose,
      purposeCategory: isKnown ? (vocabulary.purposes[purpose]?.dpv ?? []) : [],
      consentType: 'EXPLICIT',
      piiCategory: [labelOf(category)],
      termination: terms
        ? `Consent ends ${expiresAt}; data is kept for ${terms.retention}`
        : `Consent ends ${expiresAt}`,
      ...(terms && { thirdPartyDisclosure: terms.recipients.length > 0 }),
      ...(terms && terms.recipients.length > 0 && { thirdPartyName: terms.recipients.join(', ') }),
    }
  })

  return {
    version: 'KI-CR-v1.1.0',
    ...(controller && { jurisdiction: controller.jurisdiction }),
    consentTimestamp: consent.issuedAt,
    collectionMethod: 'EIP-712 signature of the statement',
    consentReceiptID: consentHash,
    language: consent.locale,
    piiPrincipalId: consent.subject,
    ...(controller && {
      piiControllers: [
        {
          piiController: controller.name,
          contact: controller.contact,
          address: { streetAddress: controller.address },
          ...(!isLocalDomain(controller.domain) && { piiControllerUrl: `https://${controller.domain}` }),
        },
      ],
    }),
    ...(policyUrl !== undefined && { policyUrl }),
    services: [{ ...(controller && { service: controller.domain }), purposes }],
    ...(isSensitivityKnown && { sensitive: special.length > 0, ...(special.length > 0 && { spiCat: special }) }),
  }
}
