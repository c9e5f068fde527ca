import { InvalidDurationError } from '../errors/invalidDurationError.ts'

const durationPattern = /^P[1-9][0-9]{0,4}D$/

/**
 * Tells whether a text is a duration: `P<n>D` with n from 1 to 99,999 without leading zeros.
 *
 * @param duration the text
 * @example
 * import { isDuration } from '@consent-ledger/sdk'
 *
 * isDuration('P365D') // true
 * isDuration('P1Y') // false
 */
export function isDuration(duration: string): boolean {
  return durationPattern.test(duration)
}

/**
 * Gives the number of days of a duration such as `P365D`.
 *
 * @param duration the text
 * @returns days, 1 to 99,999
 * @throws {InvalidDurationError} when the text is not `P<n>D` with n from 1 to 99,999
 * @example
 * import { durationDays } from '@consent-ledger/sdk'
 *
 * durationDays('P365D') // 365
 */
export function durationDays(duration: string): number {
  if (!durationPattern.test(duration)) throw new InvalidDurationError(duration)
  return Number(duration.slice(1, -1))
}

/**
 * Gives the seconds of a duration such as `P365D`. A day is 86,400 seconds.
 *
 * @param duration the text
 * @returns seconds
 * @throws {InvalidDurationError} when the text is not `P<n>D` with n from 1 to 99,999
 * @example
 * import { durationSeconds } from '@consent-ledger/sdk'
 *
 * durationSeconds('P7D') // 604800
 */
export function durationSeconds(duration: string): number {
  return durationDays(duration) * 86_400
}
