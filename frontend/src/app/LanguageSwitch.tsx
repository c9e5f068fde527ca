import { useLingui } from '@lingui/react'
import { activateLanguage, type Language, languageNames, languages } from '../config/language.ts'
import styles from './LanguageSwitch.module.css'

/** Three buttons, one per language; the choice is the only thing it stores. */
export function LanguageSwitch() {
  const { i18n } = useLingui()
  const choose = (language: Language) => activateLanguage(language, { remember: true })

  return (
    <fieldset className={styles.switch}>
      <legend className="visually-hidden">{i18n._('app.language')}</legend>
      {languages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          className={styles.language}
          aria-pressed={i18n.locale === language}
          aria-label={`${language.toUpperCase()} – ${languageNames[language]}`}
          onClick={() => choose(language)}
        >
          {language.toUpperCase()}
        </button>
      ))}
    </fieldset>
  )
}
