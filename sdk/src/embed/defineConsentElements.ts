import { consentRequestElement } from './consentRequestElement.ts'
import { consentWhyElement } from './consentWhyElement.ts'

/**
 * Makes `<consent-why>` and `<consent-request>` known to the page; once is enough, more do no harm. The script the brand endpoint serves
 * as `/consent/embed.js` does this by itself.
 *
 * `<consent-why purpose category? endpoint? theme?>` says on demand which use allowed what is shown, since when, and where to stop it, or
 * that no consent was found. What stands inside it is shown as the brand's own words. `<consent-request action again? theme?>` is the
 * button that leads to the consent screen: it posts to `action`, an address of the brand that answers with a redirect. It fires
 * `consent-answer`, with `detail.requestId`, when a request was answered in another window.
 *
 * Both speak the language of the page around them: en, de or nl, else English. Of their looks only `--consent-font` (a font family) and
 * `--consent-radius` can be set.
 *
 * @see HTML Standard, custom elements
 * @example
 * import { defineConsentElements } from '@consent-ledger/sdk/embed'
 *
 * defineConsentElements()
 * document.body.innerHTML = '<consent-why purpose="offers.personalised" category="behaviour.purchases"></consent-why>'
 */
export function defineConsentElements(): void {
  const elements = { 'consent-why': consentWhyElement, 'consent-request': consentRequestElement }
  for (const [name, make] of Object.entries(elements)) {
    if (customElements.get(name) === undefined) customElements.define(name, make())
  }
}
