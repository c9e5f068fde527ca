/** Browsers let requests outlive their page only up to 64 KiB, all of them together; this leaves room for several. */
const mostCharacters = 16_000

/** Whether a request with this body may be sent so that it survives closing the page (`keepalive`). */
export function outlivesPage(body: string): boolean {
  return body.length <= mostCharacters
}
