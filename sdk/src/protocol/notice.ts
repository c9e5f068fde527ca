import { keccak_256 } from '@noble/hashes/sha3.js'
import * as v from 'valibot'
import type { Hex } from 'viem'
import { MalformedJsonError } from '../errors/malformedJsonError.ts'
import { MalformedNoticeError } from '../errors/malformedNoticeError.ts'
import { compareUses } from './compareUses.ts'
import { compareUtf8 } from './compareUtf8.ts'
import { deepFreeze } from './deepFreeze.ts'
import { isDomain } from './domain.ts'
import { isDuration } from './duration.ts'
import { hexOf } from './eip712.ts'
import { formatPath } from './formatPath.ts'
import { canonicalJson, parseJson } from './strictJson.ts'
import { clauseField, exactFields, integerField, readSchema, rule, textField } from './strictSchema.ts'
import { findLengthFault } from './text.ts'
import { isCategory, isPurpose, isSpecialCategory, isStatementLocale, statementLocales } from './vocabulary.ts'

/** The brand's words on one use in one language. They are shown beside the statement, never inside it. */
export type NoticeText = { readonly what: string; readonly inReturn: string; readonly ifYouDecline: string }

/** One use a notice asks for: a purpose, a data category and the conditions. */
export type NoticeUse = {
  readonly purpose: string
  readonly category: string
  /** Whether the brand declares the use special. Ask `isSpecialUse`, which also knows the special categories. */
  readonly special: boolean
  /** How long the data is kept, for example `P365D`. */
  readonly retention: string
  readonly recipients: readonly string[]
  /** Countries by ISO 3166-1 alpha-2 code. */
  readonly transfers: readonly string[]
  /** At most `times` uses in any period of the duration `per`. */
  readonly limit?: { readonly times: number; readonly per: string }
  /** The brand's words by locale. */
  readonly text: Readonly<Record<string, NoticeText>>
}

/** Who asks. Roles, never people. */
export type NoticeController = {
  readonly name: string
  readonly domain: string
  readonly address: string
  readonly contact: string
  /** The data protection officer's contact; empty if there is none. */
  readonly dpo: string
  readonly authority: string
  readonly jurisdiction: string
}

/** The multilingual document a brand publishes: which uses it asks for and why. Arrays are sorted, as in the canonical form. */
export type Notice = {
  readonly type: 'consent-notice'
  readonly schema: 1
  readonly brandId: Hex
  readonly edition: number
  readonly controller: NoticeController
  readonly locales: readonly string[]
  readonly maxDuration: string
  readonly uses: readonly NoticeUse[]
}

const durationField = v.pipe(
  v.string(),
  rule('duration', (duration: string) => (isDuration(duration) ? null : 'is not a duration from P1D to P99999D.')),
)
const countryField = v.pipe(
  v.string(),
  rule('value', (country: string) =>
    /^[A-Z]{2}$/.test(country) ? null : 'is not a country code of two capital letters.',
  ),
)
const domainField = v.pipe(
  v.string(),
  rule('length', (domain: string) => findLengthFault(domain)),
  rule('domain', (domain: string) =>
    isDomain(domain) ? null : 'is not a lower-case DNS name in ASCII without scheme, port and path.',
  ),
)
const bytes32Field = v.pipe(
  v.string(),
  rule('bytes', (bytes: string) =>
    /^0x[0-9a-f]{64}$/.test(bytes) ? null : 'is not 32 bytes in lower-case hex with 0x.',
  ),
)
const localeField = v.pipe(
  v.string(),
  rule('value', (locale: string) => (isStatementLocale(locale) ? null : `is none of ${statementLocales.join(', ')}.`)),
)
const textOfLocale = exactFields({
  what: textField({ maximum: 2000 }),
  inReturn: textField({ maximum: 2000 }),
  ifYouDecline: textField({ maximum: 2000 }),
})

function filled<Item>(items: readonly Item[]): string | null {
  return items.length === 0 ? 'is empty.' : null
}

const noticeSchema = exactFields({
  type: v.literal('consent-notice'),
  schema: v.pipe(v.number(), v.literal(1)),
  brandId: bytes32Field,
  edition: integerField(1),
  controller: exactFields({
    name: clauseField(),
    domain: domainField,
    address: textField(),
    contact: textField(),
    dpo: textField({ minimum: 0 }),
    authority: textField(),
    jurisdiction: countryField,
  }),
  locales: v.pipe(v.array(localeField), rule('length', filled)),
  maxDuration: durationField,
  uses: v.pipe(
    v.array(
      exactFields({
        purpose: v.pipe(
          v.string(),
          rule('vocabulary', (key: string) => (isPurpose(key) ? null : 'is not a purpose of the vocabulary.')),
        ),
        category: v.pipe(
          v.string(),
          rule('vocabulary', (key: string) => (isCategory(key) ? null : 'is not a category of the vocabulary.')),
        ),
        special: v.boolean(),
        retention: durationField,
        recipients: v.array(clauseField()),
        transfers: v.array(countryField),
        limit: v.exactOptional(exactFields({ times: integerField(1), per: durationField })),
        text: exactFields({
          de: v.exactOptional(textOfLocale),
          en: v.exactOptional(textOfLocale),
          nl: v.exactOptional(textOfLocale),
        }),
      }),
    ),
    rule('length', filled),
  ),
})

/**
 * Builds a notice from a draft: checks it, sorts its arrays and writes the bytes to publish.
 *
 * @param json the draft as JSON text or as an object, keys and arrays in any order
 * @returns the notice, deeply frozen, its canonical bytes (RFC 8785) and their keccak256
 * @throws {MalformedNoticeError} naming the path of the first thing wrong, for example `uses[0].retention`
 * @see RFC 8785
 * @example
 * import { buildNotice } from '@consent-ledger/sdk'
 * import { brandId } from './setup.ts'
 *
 * const { document, noticeHash } = buildNotice({
 *   type: 'consent-notice',
 *   schema: 1,
 *   brandId,
 *   edition: 1,
 *   controller: {
 *     name: 'Kaufhaus Nord',
 *     domain: 'kaufhaus-nord.example',
 *     address: 'Musterstraße 1, 20095 Hamburg',
 *     contact: 'privacy@kaufhaus-nord.example',
 *     dpo: 'dpo@kaufhaus-nord.example',
 *     authority: 'Der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit',
 *     jurisdiction: 'DE',
 *   },
 *   locales: ['en'],
 *   maxDuration: 'P365D',
 *   uses: [
 *     {
 *       purpose: 'offers.personalised',
 *       category: 'behaviour.purchases',
 *       special: false,
 *       retention: 'P365D',
 *       recipients: [],
 *       transfers: [],
 *       text: {
 *         en: {
 *           what: 'We look at what you bought with us.',
 *           inReturn: 'You see offers that fit.',
 *           ifYouDecline: 'You see the same offers as everybody.',
 *         },
 *       },
 *     },
 *   ],
 * })
 */
export function buildNotice(json: string | object): { notice: Notice; document: Uint8Array; noticeHash: Hex } {
  const notice = readNotice(typeof json === 'string' ? json : writeDraft(json))
  const document = new TextEncoder().encode(canonicalJson(notice))
  return { notice, document, noticeHash: hashNotice(document) }
}

/**
 * Reads a published notice. Bytes that are not in canonical form are no notice.
 *
 * @param document the bytes as published, or their text
 * @returns the notice, deeply frozen, its arrays sorted
 * @throws {MalformedNoticeError} naming the path of the first thing wrong; the path is empty when only the form is not canonical
 * @example
 * import { readFile } from 'node:fs/promises'
 * import { parseNotice } from '@consent-ledger/sdk'
 *
 * const { controller, uses } = parseNotice(await readFile('notice.json'))
 */
export function parseNotice(document: Uint8Array | string): Notice {
  const text = typeof document === 'string' ? document : decodeUtf8(document)
  const notice = readNotice(text)
  if (canonicalJson(notice) !== text) {
    const detail = 'is not in canonical form. Publish the bytes that buildNotice gives.'
    throw new MalformedNoticeError({ path: '', problem: 'not-canonical', detail })
  }
  return notice
}

/**
 * Hashes a notice as the ledger does: keccak256 of the published bytes.
 *
 * @param document the bytes as published
 * @returns 32 bytes as hex
 * @example
 * import { buildNotice, hashNotice } from '@consent-ledger/sdk'
 * import { notice } from './setup.ts'
 *
 * const { document, noticeHash } = buildNotice(notice)
 * hashNotice(document) === noticeHash // true
 */
export function hashNotice(document: Uint8Array): Hex {
  return hexOf(keccak_256(document))
}

/**
 * Tells whether customers must be asked again after a new notice.
 *
 * @param before the notice consents were given under
 * @param after the new notice
 * @returns `material` when something changed in more than white space, order or edition; `editorial` when only those did; `same` when
 * the documents are equal
 * @example
 * import { buildNotice, compareNotices } from '@consent-ledger/sdk'
 * import { notice } from './setup.ts'
 *
 * const draft = buildNotice({ ...notice, edition: notice.edition + 1 })
 * compareNotices(notice, draft.notice) // 'editorial'
 */
export function compareNotices(before: Notice, after: Notice): 'same' | 'editorial' | 'material' {
  if (canonicalJson(before) === canonicalJson(after)) return 'same'
  return essenceOf(before) === essenceOf(after) ? 'editorial' : 'material'
}

/**
 * Finds the use of a purpose and category in a notice.
 *
 * @param notice the notice
 * @param purpose a key of the vocabulary
 * @param category a key of the vocabulary
 * @returns the use, or undefined when the notice does not ask for it
 * @example
 * import { findNoticeUse } from '@consent-ledger/sdk'
 * import { notice } from './setup.ts'
 *
 * const words = findNoticeUse(notice, 'offers.personalised', 'behaviour.purchases')?.text.en
 */
export function findNoticeUse(notice: Notice, purpose: string, category: string): NoticeUse | undefined {
  return notice.uses.find((use) => use.purpose === purpose && use.category === category)
}

/**
 * Tells whether a use is special: its category is `special.*` or the notice says so. A special use is its consent's only use.
 *
 * @param use a use of a notice
 * @see GDPR Art. 9; CJEU C-21/23 (purchases at a pharmacy are health data)
 * @example
 * import { isSpecialUse } from '@consent-ledger/sdk'
 *
 * isSpecialUse({ category: 'special.health', special: false }) // true
 * isSpecialUse({ category: 'behaviour.purchases', special: true }) // true: purchases at a pharmacy
 */
export function isSpecialUse(use: { readonly category: string; readonly special: boolean }): boolean {
  return use.special || isSpecialCategory(use.category)
}

function readNotice(text: string): Notice {
  const { output, fault } = readSchema(noticeSchema, readJson(text))
  if (fault !== null) throw new MalformedNoticeError(fault)

  refuseRepeats(output.locales, ['locales'])
  refuseRepeats(
    output.uses.map((use) => `${use.purpose} ${use.category}`),
    ['uses'],
  )
  for (const [index, use] of output.uses.entries()) {
    refuseRepeats(use.recipients, ['uses', index, 'recipients'])
    refuseRepeats(use.transfers, ['uses', index, 'transfers'])
    for (const locale of statementLocales) {
      const path = formatPath(['uses', index, 'text', locale])
      const isWanted = output.locales.includes(locale)
      if (isWanted && use.text[locale] === undefined) {
        throw new MalformedNoticeError({
          path,
          problem: 'missing-field',
          detail: 'is missing: the notice names this locale.',
        })
      }
      if (!isWanted && use.text[locale] !== undefined) {
        throw new MalformedNoticeError({
          path,
          problem: 'unknown-field',
          detail: 'is in a locale the notice does not name.',
        })
      }
    }
  }

  return deepFreeze({
    ...output,
    brandId: output.brandId as Hex,
    locales: output.locales.toSorted(compareUtf8),
    uses: output.uses
      .map((use) => ({
        ...use,
        recipients: use.recipients.toSorted(compareUtf8),
        transfers: use.transfers.toSorted(compareUtf8),
        text: use.text as Record<string, NoticeText>,
      }))
      .toSorted(compareUses),
  })
}

function readJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch (cause) {
    if (!(cause instanceof MalformedJsonError)) throw cause
    throw new MalformedNoticeError({ path: cause.path, problem: cause.problem, detail: cause.detail }, { cause })
  }
}

function writeDraft(draft: object): string {
  try {
    return canonicalJson(draft)
  } catch (cause) {
    if (!(cause instanceof MalformedJsonError)) throw cause
    throw new MalformedNoticeError({ path: cause.path, problem: cause.problem, detail: cause.detail }, { cause })
  }
}

function decodeUtf8(document: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(document)
  } catch (cause) {
    throw new MalformedNoticeError({ path: '', problem: 'json', detail: 'is not UTF-8.' }, { cause })
  }
}

function refuseRepeats(keys: readonly string[], path: readonly (string | number)[]): void {
  const seen = new Set<string>()
  for (const [index, key] of keys.entries()) {
    if (seen.has(key)) {
      const place = formatPath([...path, index])
      throw new MalformedNoticeError({ path: place, problem: 'duplicate-item', detail: 'repeats an earlier entry.' })
    }
    seen.add(key)
  }
}

/** The canonical form of what matters: without edition, white space runs as one space, arrays in order again after that. */
function essenceOf(notice: Notice): string {
  const uses = notice.uses
    .map((use) => ({
      ...use,
      recipients: use.recipients.map(foldSpaces).toSorted(compareUtf8),
      transfers: use.transfers.toSorted(compareUtf8),
      text: Object.fromEntries(
        Object.entries(use.text).map(([locale, text]) => [
          locale,
          {
            what: foldSpaces(text.what),
            inReturn: foldSpaces(text.inReturn),
            ifYouDecline: foldSpaces(text.ifYouDecline),
          },
        ]),
      ),
    }))
    .toSorted(compareUses)
  const controller = Object.fromEntries(
    Object.entries(notice.controller).map(([field, value]) => [field, foldSpaces(value)]),
  )
  return canonicalJson({ ...notice, edition: 0, locales: notice.locales.toSorted(compareUtf8), controller, uses })
}

function foldSpaces(text: string): string {
  return text.replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '')
}
