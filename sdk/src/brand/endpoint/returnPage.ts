import { isStatementLocale, type StatementLocale } from '../../protocol/vocabulary.ts'
import { returnScript } from './returnScript.ts'
import { returnTexts } from './returnTexts.ts'

const styles = `:root { color-scheme: light dark; }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-inline-size: 34rem; margin: 12vh auto; padding: 1.5rem; }
h1 { font-size: 1.25rem; }
a { display: inline-block; padding: 0.5rem 1.25rem; border: 1px solid; border-radius: 10px; color: inherit; text-decoration: none; }
[hidden] { display: none; }
`

const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** The page a customer comes back to from the app: `?next=` is where they go on, `?lang=` its language. No script but its own. */
export function returnPage(request: Request, endpoint: string): Response {
  const url = new URL(request.url)
  const language = chooseLanguage(url.searchParams.get('lang'), request.headers.get('accept-language'))
  const { title, goOn, script, outcomes } = returnTexts[language]
  const next = escapeHtml(readNext(url))
  const texts = Object.entries(outcomes).map(
    ([outcome, text]) => `<p data-outcome="${escapeHtml(outcome)}" hidden>${escapeHtml(text)}</p>`,
  )
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${endpoint}/return.css">
<script src="${endpoint}/return.js" defer></script>
</head>
<body>
<main data-next="${next}" data-receipts="${endpoint}/receipts">
<h1>${escapeHtml(title)}</h1>
<div role="status">
${texts.join('\n')}
<p data-detail hidden></p>
</div>
<noscript><p>${escapeHtml(script)}</p></noscript>
<p><a href="${next}">${escapeHtml(goOn)}</a></p>
</main>
</body>
</html>
`
  return new Response(html, {
    headers: {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      vary: 'accept-language',
    },
  })
}

/** The page's script, at an address of its own. */
export function returnScriptFile(): Response {
  return new Response(returnScript, {
    headers: { ...securityHeaders, 'content-type': 'text/javascript; charset=utf-8' },
  })
}

/** The page's styles, at an address of their own. */
export function returnStyleFile(): Response {
  return new Response(styles, { headers: { ...securityHeaders, 'content-type': 'text/css; charset=utf-8' } })
}

/** A path on the same origin; anything else is the front page. */
function readNext(url: URL): string {
  const next = url.searchParams.get('next')
  if (next === null || !next.startsWith('/') || !URL.canParse(next, url.origin)) return '/'
  const target = new URL(next, url.origin)
  if (target.origin !== url.origin || target.pathname.startsWith('//')) return '/'
  return `${target.pathname}${target.search}${target.hash}`
}

function chooseLanguage(wanted: string | null, accepted: string | null): StatementLocale {
  if (wanted !== null && isStatementLocale(wanted)) return wanted
  const ranges = (accepted ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const quality = parameters.map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1]).find(Boolean)
    return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) }
  })
  ranges.sort((left, right) => right.quality - left.quality)
  for (const { language, quality } of ranges) if (quality > 0 && isStatementLocale(language)) return language
  return 'en'
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
