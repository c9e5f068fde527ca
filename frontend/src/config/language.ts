import { i18n, type Messages } from '@lingui/core'

/** The languages the app speaks; all complete, one register each (Sie, u). */
export const languages = ['en', 'de', 'nl'] as const
export type Language = (typeof languages)[number]

/** Each language in its own words, for the switch. */
export const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch', nl: 'Nederlands' }

/** BCP 47 tags for dates, numbers and the widgets' own words. */
export const languageTags: Record<Language, string> = { en: 'en-GB', de: 'de-DE', nl: 'nl-NL' }

const storageKey = 'consent-ledger.language'

const catalogs: Record<Language, Record<string, () => Promise<{ default: Messages }>>> = {
  en: import.meta.glob('../{app,ui,features/*}/messages/en.ts'),
  de: import.meta.glob('../{app,ui,features/*}/messages/de.ts'),
  nl: import.meta.glob('../{app,ui,features/*}/messages/nl.ts'),
} as never

/** The stored choice, else the browser's first language we speak, else English. */
export function preferredLanguage(): Language {
  const wishes = [localStorage.getItem(storageKey) ?? '', ...navigator.languages]
  for (const wish of wishes) {
    const found = languages.find((language) => wish.toLowerCase().split('-')[0] === language)
    if (found !== undefined) return found
  }
  return 'en'
}

/** Loads the words of a language (one request each, on first use), shows it and remembers the choice. */
export async function activateLanguage(language: Language, choice: { readonly remember: boolean }): Promise<void> {
  const parts = await Promise.all(Object.values(catalogs[language]).map((load) => load()))
  i18n.loadAndActivate({
    locale: language,
    locales: languageTags[language],
    messages: Object.assign({}, ...parts.map((part) => part.default)),
  })
  document.documentElement.lang = language
  if (choice.remember) localStorage.setItem(storageKey, language)
}
