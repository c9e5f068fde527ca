import type { EndpointRefusalError } from '../../errors/endpointRefusalError.ts'

/** Writes a refusal as a problem document: `type`, `title`, `status`, `detail`, and where it helps `field`, `fix` and further members. RFC 9457. */
export function problem(
  refusal: Pick<EndpointRefusalError, 'status' | 'code' | 'message' | 'field' | 'fix' | 'members'>,
): Response {
  const { status, code, message, field, fix, members } = refusal
  const words = code.replaceAll('-', ' ')
  const document = {
    type: `urn:consent-ledger:problem:${code}`,
    title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    status,
    code,
    detail: message,
    ...(field !== null && { field }),
    fix,
    ...members,
  }
  return new Response(JSON.stringify(document), {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
  })
}
