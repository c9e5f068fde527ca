import { i18n, type Messages } from '@lingui/core'

/** The languages the app speaks; all complete, one register each (Sie, u). */
export const languages = ['en', 'de', 'nl'] as const
export type Language = (typeof languages)[number]

/** Each language in its own words, for the switch. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands' }

/** BCP 47 tags for dates, numbers and the widgets' own words. */
export const languageTags: Record<Language, string> = { en: 'en-GB', de: 'de-DE', nl: 'nl-NL' }

const storageKey = 'consent-ledger.language'

type Catalog = () => Promise<{ default: Messages }>

/** Words every page may need: one file per language. */
const firstWords: Record<Language, Record<string, Catalog>> = {
  en: import.meta.glob([
    '../{app,ui,features/*}/messages/en.ts',
    '!../features/{activity,audit,receipts,request,settings,tour}/**',
  ]),
  de: import.meta.glob([
    '../{app,ui,features/*}/messages/de.ts',
    '!../features/{activity,audit,receipts,request,settings,tour}/**',
  ]),
  nl: import.meta.glob([
    '../{app,ui,features/*}/messages/nl.ts',
    '!../features/{activity,audit,receipts,request,settings,tour}/**',
  ]),
} as never

/** Features, and parts of one, whose words the first screen does not need. */
export type PageWords =
  | 'activity'
  | 'audit'
  | 'consents/detail'
  | 'consents/later'
  | 'consents/review'
  | 'receipts'
  | 'request'
  | 'settings'
  | 'tour'
  | 'unlock/passkey'
  | 'unlock/recovery'

const pageWords: Record<string, Catalog> = import.meta.glob([
  '../features/{activity,audit,receipts,request,settings,tour}/messages/*.ts',
  '../features/*/*/messages/*.ts',
]) as never

/** Whose words have been asked for in this tab. */
const wanted = new Set<PageWords>()

const catalogOf = (feature: PageWords, language: Language) =>
  pageWords[`../features/${feature}/messages/${language}.ts`] as Catalog

/** The stored choice, else the browser's first language we speak, else English. */
export function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(storageKey) ?? '', ...navigator.languages]
  for (const wish of wishes) {
    const found = languages.find((language) => wish.toLowerCase().split('-')[0] === language)
    if (found !== undefined) return found
  }
  return 'en'
}

/** Loads the words of a language (on first use), shows it and remembers the choice. */
export async function activateLanguage(language: Language, choice: { readonly remember: boolean }): Promise<void> {
  let asked: readonly PageWords[]
  let parts: readonly { readonly default: Messages }[]
  do {
    asked = [...wanted]
    const catalogs = [...Object.values(firstWords[language]), ...asked.map((feature) => catalogOf(feature, language))]
    parts = await Promise.all(catalogs.map((load) => load()))
  } while (asked.length !== wanted.size) // A page may have been opened meanwhile.
  i18n.loadAndActivate({
    locale: language,
    locales: languageTags[language],
    messages: Object.assign({}, ...parts.map((part) => part.default)),
  })
  document.documentElement.lang = language
  if (choice.remember) localStorage.setItem(storageKey, language)
}

/** Loads the words of a page or part in the language shown, and from then on in every language that is chosen. */
async function loadPageWords(feature: PageWords): Promise<void> {
  wanted.add(feature)
  const language = i18n.locale as Language
  const { default: messages } = await catalogOf(feature, language)()
  i18n.load(language, messages)
}

/** Fetches a page or part that has words of its own together with them. */
export async function withWords<Part>(part: Promise<Part>, ...words: readonly PageWords[]): Promise<Part> {
  const [module] = await Promise.all([part, ...words.map(loadPageWords)])
  return module
}
