import { EndpointRefusalError } from '../errors/endpointRefusalError.ts'

/** Refuses what cannot be judged while the chain is not known well enough. */
export function refuseUnready(reason: 'stale' | 'diverged'): never {
  throw new EndpointRefusalError({
    status: 503,
    code: reason,
    detail: 'The shop cannot read the chain right now, so it cannot check this consent.',
    fix: 'Nothing is lost: send the same receipts again in a minute.',
  })
}
