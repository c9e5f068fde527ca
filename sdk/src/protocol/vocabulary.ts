import { UnknownVocabularyKeyError } from '../errors/unknownVocabularyKeyError.ts'
import vocabularyDocument from './vocabulary.json' with { type: 'json' }

/** The languages a statement can be rendered in. A notice may name no others. */
export type StatementLocale = 'en' | 'de' | 'nl'

export type VocabularyLabel = Readonly<Record<StatementLocale, string>>

export type VocabularyCategory = {
  readonly label: VocabularyLabel
  readonly dpv: readonly string[]
  readonly sensitivity: string
}

export type VocabularyPurpose = {
  readonly label: VocabularyLabel
  readonly dpv: readonly string[]
  /** Purpose of the IAB's Transparency and Consent Framework 2.x, 1 to 11; null when none matches. */
  readonly tcfPurpose: number | null
  /** Signals of Google's Consent Mode v2 that the purpose bears on. */
  readonly consentMode: readonly string[]
  readonly deniedByGpc: boolean
}

export type Vocabulary = {
  readonly schema: number
  readonly source: string
  readonly categories: Readonly<Record<string, VocabularyCategory>>
  readonly purposes: Readonly<Record<string, VocabularyPurpose>>
}

/** The closed list of purposes and data categories with their labels. Append-only: a label never changes, a key is never reused. */
export const vocabulary: Vocabulary = vocabularyDocument

/** The languages of the labels, in byte order. */
export const statementLocales: readonly StatementLocale[] = ['de', 'en', 'nl']

/**
 * Tells whether a text names a language that statements can be rendered in.
 *
 * @param locale for example `de`
 * @example
 * import { isStatementLocale } from '@consent-ledger/sdk'
 *
 * isStatementLocale('de') // true
 * isStatementLocale('fr') // false
 */
export function isStatementLocale(locale: string): locale is StatementLocale {
  return locale === 'en' || locale === 'de' || locale === 'nl'
}

/**
 * Tells whether a key is a purpose of the vocabulary.
 *
 * @param key for example `offers.personalised`
 * @example
 * import { isPurpose } from '@consent-ledger/sdk'
 *
 * isPurpose('offers.personalised') // true
 * isPurpose('offers') // false
 */
export function isPurpose(key: string): boolean {
  return Object.hasOwn(vocabulary.purposes, key)
}

/**
 * Tells whether a key is a data category of the vocabulary.
 *
 * @param key for example `behaviour.purchases`
 * @example
 * import { isCategory } from '@consent-ledger/sdk'
 *
 * isCategory('behaviour.purchases') // true
 * isCategory('behaviour') // false
 */
export function isCategory(key: string): boolean {
  return Object.hasOwn(vocabulary.categories, key)
}

/**
 * Tells whether a category is special by its name (`special.*`, GDPR Art. 9).
 *
 * A notice may declare further uses special: see `isSpecialUse`.
 *
 * @param key a category, also one the vocabulary does not list
 * @example
 * import { isSpecialCategory } from '@consent-ledger/sdk'
 *
 * isSpecialCategory('special.health') // true
 */
export function isSpecialCategory(key: string): boolean {
  return key.startsWith('special.')
}

/**
 * Tells whether a Global Privacy Control signal denies a purpose. Unknown purposes are not marked: they are never allowed.
 *
 * @param purpose a key of the vocabulary
 * @see Global Privacy Control (W3C)
 * @example
 * import { isDeniedByGpc } from '@consent-ledger/sdk'
 *
 * isDeniedByGpc('data.sell_or_share') // true
 * isDeniedByGpc('service.improve') // false
 */
export function isDeniedByGpc(purpose: string): boolean {
  return isPurpose(purpose) && vocabulary.purposes[purpose]?.deniedByGpc === true
}

/**
 * Gives the label of a purpose, as statements use it.
 *
 * @param key a purpose of the vocabulary
 * @param locale the language
 * @returns the label, which never changes
 * @throws {UnknownVocabularyKeyError} when the vocabulary does not list the purpose
 * @example
 * import { purposeLabel } from '@consent-ledger/sdk'
 *
 * purposeLabel('offers.personalised', 'en') // 'personalised offers'
 */
export function purposeLabel(key: string, locale: StatementLocale): string {
  const purpose = isPurpose(key) ? vocabulary.purposes[key] : undefined
  if (purpose === undefined) throw new UnknownVocabularyKeyError({ kind: 'purpose', key })
  return purpose.label[locale]
}

/**
 * Gives the label of a data category, as statements use it.
 *
 * @param key a category of the vocabulary
 * @param locale the language
 * @returns the label, which never changes
 * @throws {UnknownVocabularyKeyError} when the vocabulary does not list the category
 * @example
 * import { categoryLabel } from '@consent-ledger/sdk'
 *
 * categoryLabel('behaviour.purchases', 'nl') // 'aankoopgeschiedenis'
 */
export function categoryLabel(key: string, locale: StatementLocale): string {
  const category = isCategory(key) ? vocabulary.categories[key] : undefined
  if (category === undefined) throw new UnknownVocabularyKeyError({ kind: 'category', key })
  return category.label[locale]
}
