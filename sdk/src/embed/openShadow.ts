import { embedStyles } from './embedStyles.ts'

let sheet: CSSStyleSheet | undefined

/** Gives an element a shadow tree with our styles. They are a constructed sheet: a page's policy needs no `unsafe-inline` for it. */
export function openShadow(element: HTMLElement): ShadowRoot {
  const shadow = element.attachShadow({ mode: 'open' })
  if (sheet === undefined) {
    sheet = new CSSStyleSheet()
    sheet.replaceSync(embedStyles)
  }
  shadow.adoptedStyleSheets = [sheet]
  return shadow
}
