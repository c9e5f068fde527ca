import { problem } from '../brand/endpoint/problem.ts'
import { EndpointRefusalError } from '../errors/endpointRefusalError.ts'

/** The answer to a request that names no host, or whose target is none. */
export function badRequest(): Response {
  return problem(
    new EndpointRefusalError({
      status: 400,
      code: 'malformed',
      field: 'Host',
      detail: 'The host or the target of this request is none.',
      fix: 'Name the host of the shop.',
    }),
  )
}
