import type { Decision } from '../brand/decision.ts'
import { InvalidValueError } from '../errors/invalidValueError.ts'
import { isGrantedByAll } from './isGrantedByAll.ts'

/** A Global Vendor List as the library reads it. */
export type TcfVendorList = { readonly vendors: object }

type IdSet = { set(ids: number[]): void }

type TcModel = {
  cmpId: number | string
  cmpVersion: number | string
  consentScreen: number | string
  created: Date
  lastUpdated: Date
  isServiceSpecific: boolean
  publisherCountryCode: string
  readonly purposeConsents: IdSet
  readonly vendorConsents: IdSet
  readonly vendorsDisclosed: IdSet
}

/** What is used of the package `@iabtechlabtcf/core` 1.5: `import * as core from '@iabtechlabtcf/core'`. */
export type TcfCore<vendorList> = {
  readonly TCModel: new (vendorList: vendorList) => TcModel
  readonly TCString: { encode(model: TcModel): string }
}

export type TcStringInput<vendorList extends TcfVendorList> = {
  /** What `check` answered for one customer, now. */
  readonly decisions: readonly Decision[]
  /** The Global Vendor List, as `new GVL(json)` gives it: fetch and keep it yourself. */
  readonly vendorList: vendorList
  /** Ids, on that list, of the vendors to which the customer's choice applies: all of them are disclosed. */
  readonly vendorIds: readonly number[]
  /** Of your consent management platform, as registered with IAB Europe: from 2. */
  readonly cmpId: number
  readonly cmpVersion: number
  /** Which screen of it asked. */
  readonly consentScreen: number
  /** Country of the publisher by ISO 3166-1 alpha-2. */
  readonly publisherCountryCode: string
  /** The moment the string is made (Unix seconds). The framework keeps the day alone. */
  readonly at: number
}

const tcfPurposes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]

/**
 * Encodes decisions of the guard as a TC String of the IAB's Transparency and Consent Framework, with the IAB's own library.
 *
 * The library is yours to install and to pass in (`npm install @iabtechlabtcf/core@1.5.21`), so the SDK does not depend on it. A purpose
 * of the framework is consented to when at least one decision bears on it (`tcfPurpose` in the vocabulary) and all that do allow. A vendor is
 * when you name it and any purpose is. Legitimate interest, special features and publisher restrictions stay empty: a consent says nothing of
 * them. So does purpose 1 (store and access information on a device), which no purpose of the vocabulary is about.
 *
 * | field | from |
 * |---|---|
 * | `PurposesConsent` | `decisions` |
 * | `VendorConsent`, `DisclosedVendors` | `vendorIds`; the library takes the consent of those that ask for none |
 * | `VendorListVersion`, `TcfPolicyVersion`, `ConsentLanguage` | `vendorList` |
 * | `Created`, `LastUpdated` | `at` |
 * | `CmpId`, `CmpVersion`, `ConsentScreen`, `PublisherCC` | the input |
 * | `IsServiceSpecific` | fixed: true, a consent is one brand's |
 *
 * @param core the library
 * @returns the string, segments divided by dots
 * @throws {InvalidValueError} when a vendor id is not on the list
 * @throws {TCModelError} of the library, when it refuses another field
 * @see IAB Tech Lab, Transparency and Consent String with Global Vendor & CMP List Formats v2
 * @example
 * import type { Decision } from '@consent-ledger/sdk/brand'
 * import { toTcString } from '@consent-ledger/sdk/interop'
 * import { GVL, TCModel, TCString } from '@iabtechlabtcf/core'
 *
 * const encode = (decisions: Decision[], vendorList: GVL) =>
 *   toTcString(
 *     { TCModel, TCString },
 *     {
 *       decisions,
 *       vendorList,
 *       vendorIds: [755],
 *       cmpId: 300,
 *       cmpVersion: 1,
 *       consentScreen: 1,
 *       publisherCountryCode: 'DE',
 *       at: Math.floor(Date.now() / 1_000),
 *     },
 *   )
 */
export function toTcString<vendorList extends TcfVendorList>(
  core: TcfCore<vendorList>,
  input: TcStringInput<vendorList>,
): string {
  for (const [index, id] of input.vendorIds.entries()) {
    if (!Object.hasOwn(input.vendorList.vendors, id)) {
      throw new InvalidValueError(`vendorIds[${index}]`, 'the id of a vendor on the list')
    }
  }
  const granted = tcfPurposes.filter((purpose) =>
    isGrantedByAll(input.decisions, ({ tcfPurpose }) => tcfPurpose === purpose),
  )
  const day = new Date(Math.floor(input.at / 86_400) * 86_400_000)

  const model = new core.TCModel(input.vendorList)
  model.isServiceSpecific = true
  model.cmpId = input.cmpId
  model.cmpVersion = input.cmpVersion
  model.consentScreen = input.consentScreen
  model.publisherCountryCode = input.publisherCountryCode
  model.purposeConsents.set(granted)
  model.vendorsDisclosed.set([...input.vendorIds])
  if (granted.length > 0) model.vendorConsents.set([...input.vendorIds])
  model.created = day
  model.lastUpdated = day
  return core.TCString.encode(model)
}
