import type { ProblemFields } from './problem.ts'

/**
 * Makes the `application/problem+json` answer of RFC 9457.
 * @param fields what the problem says
 * @returns the answer
 */
export function problemResponse({ status, code, title, detail, more, headers }: ProblemFields): Response {
  return new Response(JSON.stringify({ type: `urn:consent-ledger:problem:${code}`, title, status, detail, ...more }), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  })
}
