import { InvalidValueError } from '../errors/invalidValueError.ts'

/** The document of `/.well-known/gpc.json`. */
export type GpcSupport = {
  readonly gpc: true
  /** The day as YYYY-MM-DD. */
  readonly lastUpdate: string
}

/**
 * Builds what a site that honours Global Privacy Control serves at `/.well-known/gpc.json`.
 *
 * @param statedAt when the brand stated its support (Unix seconds)
 * @returns `gpc`: always true, since the guard honours the signal; `lastUpdate`: the day of the statement in UTC
 * @throws {InvalidValueError} when the time is not a whole number of seconds from 1970 to 9999
 * @see Global Privacy Control (W3C Working Draft, 3 December 2024), the resource /.well-known/gpc.json
 * @example
 * import { toGpcSupport } from '@consent-ledger/sdk/interop'
 *
 * const body = JSON.stringify(toGpcSupport(1_790_000_000)) // {"gpc":true,"lastUpdate":"2026-09-21"}
 */
export function toGpcSupport(statedAt: number): GpcSupport {
  if (!Number.isSafeInteger(statedAt) || statedAt < 0 || statedAt > 253_402_300_799) {
    throw new InvalidValueError('statedAt', 'a time in whole Unix seconds before the year 10000')
  }
  return { gpc: true, lastUpdate: new Date(statedAt * 1_000).toISOString().slice(0, 10) }
}
