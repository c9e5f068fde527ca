import type { StatementLocale } from '@consent-ledger/sdk'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { brandOf } from '../brandOf.ts'
import type { ShopName } from '../shopName.ts'
import { fill, words } from '../words/words.ts'

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What every page is told about the visitor. */
export type Visitor = {
  readonly shop: ShopName
  readonly locale: StatementLocale
  /** Path and query of this page, to come back to. */
  readonly path: string
  /** The masked account; null when nobody is logged in. */
  readonly account: string | null
}

/** The frame of every page: name, departments, language, and the word that nothing here is real. */
export function layout(
  visitor: Visitor,
  page: {
    readonly title: string
    readonly departments: readonly { readonly key: string; readonly name: string }[]
    readonly body: Html
  },
): Html {
  const { shop, locale, path, account } = visitor
  const { name } = brandOf(shop)
  const text = words[locale]
  const languages: readonly (readonly [StatementLocale, string])[] = [
    ['en', 'English'],
    ['de', 'Deutsch'],
    ['nl', 'Nederlands'],
  ]
  return html`<!doctype html>
<html lang="${locale}" data-shop="${shop}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.title} · ${name}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/shop.css">
<script type="module" src="/consent/embed.js"></script>
<script type="module" src="/shop.js"></script>
</head>
<body>
<header class="top">
<a class="name" href="/"><img src="/icon.svg" alt="" width="36" height="36"><span>${name}<small>${text.tagline[shop]}</small></span></a>
<nav class="account">
${
  account
    ? html`<a href="/data">${text.data}</a><span class="who">${account}</span><form method="post" action="/sign-out"><button class="plain">${text.signOut}</button></form>`
    : html`<a class="button" href="/sign-in">${text.signIn}</a>`
}
</nav>
</header>
<nav class="departments" aria-label="${text.departments}">
${page.departments.map(({ key, name: label }) => html`<a href="/departments/${key}"${path.startsWith(`/departments/${key}`) ? raw(' aria-current="page"') : raw('')}>${label}</a>`)}
</nav>
<main tabindex="-1">${page.body}</main>
<p class="heard" id="news" role="status"></p>
<footer>
<p>${fill(text.fictional, { name })}</p>
<p class="languages"><span>${text.language}:</span>
${languages.map(([code, label]) =>
  code === locale
    ? html`<strong lang="${code}">${label}</strong>`
    : html`<a lang="${code}" hreflang="${code}" href="/language?to=${code}&amp;next=${encodeURIComponent(path)}">${label}</a>`,
)}
</p>
</footer>
</body>
</html>`
}
