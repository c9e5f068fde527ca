import { isLocalDomain } from '../protocol/domain.ts'
import type { RevocationFact } from '../protocol/facts.ts'
import { categoryLabel, isCategory, isPurpose, purposeLabel, vocabulary } from '../protocol/vocabulary.ts'
import type { GivenConsent } from './givenConsent.ts'
import { isoTime } from './isoTime.ts'
import { type GivenUse, readGivenConsent } from './readGivenConsent.ts'

export type DpvValue = string | boolean | DpvNode | readonly DpvValue[]
/** A node of JSON-LD; a member that is not known is not there. */
export type DpvNode = { readonly [name: string]: DpvValue | undefined }

/** A consent record in JSON-LD. */
export type DpvRecord = DpvNode & {
  readonly '@context': DpvNode
  readonly '@type': 'dpv:ConsentRecord'
}

const iris = { '@type': '@id' }

/** Prefixes as in the guide's section "Namespaces"; the properties whose strings are IRIs. */
const context = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  loc: 'https://w3id.org/dpv/loc#',
  dct: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  schema: 'https://schema.org/',
  'dct:conformsTo': iris,
  'skos:broader': iris,
  'schema:url': iris,
  'dpv:hasJurisdiction': iris,
  'dpv:hasLegalBasis': iris,
  'dpv:hasLocation': iris,
  'dpv:isExercisedAt': iris,
  'dpv:isIndicatedBy': iris,
}

/**
 * Writes a consent as a record of ISO/IEC TS 27560:2023 in JSON-LD, with the words of the Data Privacy Vocabulary (DPV).
 *
 * What neither receipt nor notice knows is left out, also where the standard demands it: where data is stored, where it comes from, which
 * processors there are, and `dpv:hasConsentControl` without `stopUrl`. Add those yourself before you call the record complete.
 *
 * | field | field of the guide | from |
 * |---|---|---|
 * | `dct:conformsTo` | Schema Version | fixed: the schema to read the record by |
 * | `dpv:hasIdentifier` | Record Identifier | the consent hash |
 * | `dct:created` | Additional Metadata | `issuedAt` |
 * | `dct:source` | Additional Metadata | chain and ledger as a CAIP-10 account |
 * | `dpv:hasDataSubject` | Data Subject | `subject`, the customer's address for this brand |
 * | `dpv:hasDataController` | Data Controller, party fields | `brandId`; name, address, contact, domain and data protection officer of the notice |
 * | `dpv:hasJurisdiction`, `dpv:hasAuthority` | Jurisdiction, Authority | the notice's controller |
 * | `dpv:hasLegalBasis` | Legal Basis | fixed: consent |
 * | `dpv:hasNotice` | Notice, Language | `noticeHash`, `locale` |
 * | `dpv:hasProcess` | Process | one per use |
 * | · `dpv:hasPurpose`, `dpv:hasPersonalData` | Purpose, Personal Data | the use; labels and DPV classes of the vocabulary |
 * | · `dpv:hasStorageCondition` | Storage Conditions | `retention` of the notice |
 * | · `dpv:hasRecipient` | Recipients | `recipients` of the notice; empty: it names none |
 * | · `dpv:hasProcessing` | Processing Location | `transfers` of the notice |
 * | `dpv:hasConsentControl` | Withdrawal Method | `stopUrl` |
 * | `dpv:hasConsentStatus` | Consent Status | `issuedAt`, `expiresAt`, the signed statement; `revocations`, in a process those of its own lock |
 *
 * A revocation by the customer is `dpv:ConsentWithdrawn`, one by the brand `dpv:ConsentRevoked`; one whose author is unknown is left out.
 * Limits of a notice (`times` in a period) have no field there.
 *
 * @param given receipt, and notice, revocations and stop address as far as known
 * @returns the record; two calls with the same input give the same
 * @throws {MalformedReceiptError} when the receipt is none
 * @throws {MalformedNoticeError} when the notice is none
 * @throws {InvalidValueError} when the subject did not sign the receipt, or the notice is not the one it names
 * @see DPV 2.3, https://w3id.org/dpv
 * @see Consent Records and Receipts as per ISO/IEC TS 27560:2023 using DPV, https://w3id.org/dpv/guides/consent-27560
 * @example
 * import { toDpvRecord } from '@consent-ledger/sdk/interop'
 * import { notice, receipt } from './setup.ts'
 *
 * const json = JSON.stringify(toDpvRecord({ receipt, notice, stopUrl: 'https://kaufhaus-nord.example/privacy' }))
 */
export function toDpvRecord(given: GivenConsent): DpvRecord {
  const { notice, stopUrl, revocations = [] } = given
  const { receipt, consentHash, uses, labelLocale } = readGivenConsent(given)
  const { chainId, ledger, consent } = receipt
  const issuedAt = isoTime(consent.issuedAt)
  const expiresAt = isoTime(consent.expiresAt)
  const label = (text: string): DpvNode => ({ '@value': text, '@language': labelLocale })

  const process = (use: GivenUse): DpvNode => {
    const ended = statusOf(revocations.filter(({ scope, lock }) => scope === 'use' && lock === use.lock))
    return {
      '@type': 'dpv:Process',
      'dpv:hasPurpose': {
        '@type': 'dpv:Purpose',
        'dct:identifier': use.purpose,
        ...(isPurpose(use.purpose) && {
          'skos:prefLabel': label(purposeLabel(use.purpose, labelLocale)),
          'skos:broader': vocabulary.purposes[use.purpose]?.dpv.map(compact),
        }),
      },
      'dpv:hasPersonalData': {
        '@type': use.isSpecial === true ? 'dpv:SpecialCategoryPersonalData' : 'dpv:PersonalData',
        'dct:identifier': use.category,
        ...(isCategory(use.category) && {
          'skos:prefLabel': label(categoryLabel(use.category, labelLocale)),
          'skos:broader': vocabulary.categories[use.category]?.dpv.map(compact),
        }),
      },
      ...(use.terms && {
        'dpv:hasStorageCondition': { '@type': 'dpv:StorageDuration', 'dpv:hasDuration': use.terms.retention },
        'dpv:hasRecipient': use.terms.recipients.map((name) => ({ '@type': 'dpv:Recipient', 'dpv:hasName': name })),
        ...(use.terms.transfers.length > 0 && {
          'dpv:hasProcessing': {
            '@type': 'dpv:Transfer',
            'dpv:hasLocation': use.terms.transfers.map((country) => `loc:${country}`),
          },
        }),
      }),
      ...(ended.length > 0 && { 'dpv:hasConsentStatus': ended }),
    }
  }

  return {
    '@context': context,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record',
    'dpv:hasIdentifier': consentHash,
    'dct:created': issuedAt,
    'dct:source': `eip155:${chainId}:${ledger}`,
    'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'dpv:hasIdentifier': consent.subject },
    'dpv:hasDataController': {
      '@type': 'dpv:DataController',
      'dpv:hasIdentifier': consent.brandId,
      ...(notice && {
        'dpv:hasName': notice.controller.name,
        'dpv:hasAddress': notice.controller.address,
        'dpv:hasContact': notice.controller.contact,
        ...(!isLocalDomain(notice.controller.domain) && { 'schema:url': `https://${notice.controller.domain}` }),
        ...(notice.controller.dpo !== '' && {
          'dpv:hasDataProtectionOfficer': {
            '@type': 'dpv:DataProtectionOfficer',
            'dpv:hasContact': notice.controller.dpo,
          },
        }),
      }),
    },
    ...(notice && {
      'dpv:hasJurisdiction': `loc:${notice.controller.jurisdiction}`,
      'dpv:hasAuthority': { '@type': 'dpv:DataProtectionAuthority', 'dpv:hasName': notice.controller.authority },
    }),
    'dpv:hasLegalBasis': 'dpv:Consent',
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      'dpv:hasIdentifier': consent.noticeHash,
      'dct:language': consent.locale,
    },
    'dpv:hasProcess': uses.map(process),
    ...(stopUrl !== undefined && {
      'dpv:hasConsentControl': { '@type': 'dpv:WithdrawConsent', 'dpv:isExercisedAt': stopUrl },
    }),
    'dpv:hasConsentStatus': [
      {
        '@type': ['dpv:ConsentGiven', 'dpv:ExpressedConsent'],
        'dpv:isIndicatedBy': 'dpv:DataSubject',
        'dpv:hasIndicationMethod': 'EIP-712 signature of the statement',
        'dpv:isIndicatedAtTime': issuedAt,
        ...(issuedAt && expiresAt && { 'dct:valid': `${issuedAt}/${expiresAt}` }),
        'dct:description': { '@value': consent.statement, '@language': consent.locale },
      },
      ...statusOf(revocations.filter(({ scope, lock }) => scope === 'brand' && lock === consent.brandLock)),
    ],
  }
}

function statusOf(revocations: readonly RevocationFact[]): readonly DpvNode[] {
  return revocations.flatMap(({ by, at }) => {
    if (by === null) return []
    const time = at === null ? undefined : isoTime(at)
    return [
      {
        '@type': by === 'customer' ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRevoked',
        'dpv:isIndicatedBy': by === 'customer' ? 'dpv:DataSubject' : 'dpv:DataController',
        ...(time && { 'dpv:isIndicatedAtTime': time }),
      },
    ]
  })
}

/** An IRI of the vocabulary with the prefix of the context. */
function compact(iri: string): string {
  return iri.replace(/^https:\/\/w3id\.org\/dpv\/pd#/, 'pd:').replace(/^https:\/\/w3id\.org\/dpv#/, 'dpv:')
}
