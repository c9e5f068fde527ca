export type { CustomerConsent } from '../adapters/customerConsent.ts'
export type { SessionOf } from '../adapters/handlerFor.ts'
export { consentEndpoint } from './consentEndpoint.ts'
export { consentOfRequest } from './consentOfRequest.ts'
