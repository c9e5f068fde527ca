/** What the brand endpoint answers, as far as it is shown. Times are Unix seconds. */
export type EmbedExplanation = {
  readonly found: boolean
  readonly message: string
  readonly uses: readonly {
    readonly allowed: boolean
    readonly purposeLabel: string
    readonly categoryLabel: string
    readonly text: { readonly locale: string; readonly what: string } | null
    readonly issuedAt: number
    readonly expiresAt: number
    readonly recordedBlock: number | null
  }[]
  readonly stopUrl: string
  readonly asOf: { readonly blockNumber: number | null; readonly ageSeconds: number | null }
}

/**
 * Asks the brand's own server, in the visitor's session, why a purpose is served.
 *
 * @param question.endpoint path of the endpoint on this origin.
 * @returns the explanation, or `signed-out` when nobody is logged in.
 * @throws {Error} when it cannot be had: the reader is told so, and never that there is no consent.
 */
export async function readExplanation(question: {
  readonly endpoint: string
  readonly purpose: string
  readonly category: string | null
  readonly locale: string
}): Promise<EmbedExplanation | 'signed-out'> {
  const { endpoint, purpose, category, locale } = question
  const url = new URL(`${endpoint.replace(/\/$/, '')}/explanation`, location.href)
  if (url.origin !== location.origin) throw new TypeError('the endpoint is on another origin')
  url.search = new URLSearchParams({ purpose, locale, ...(category === null ? {} : { category }) }).toString()

  const response = await fetch(url, { credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
  if (response.status === 401) return 'signed-out'
  if (!response.ok) throw new TypeError(`the endpoint answered ${response.status}`)
  return (await response.json()) as EmbedExplanation
}
