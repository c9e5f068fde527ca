import { InvalidDurationError } from '../errors/invalidDurationError.ts'

const durationPattern = /^P([1-9][0-9]{0,4})D$/

/** Tells whether a text is a duration: `P<n>D` with n from 1 to 99,999 without leading zeros. */
export function isDuration(duration: string): boolean {
  return durationPattern.test(duration)
}

/**
 * Gives the number of days of a duration such as `P365D`.
 *
 * @throws {InvalidDurationError} when the text is not `P<n>D` with n from 1 to 99,999
 */
export function durationDays(duration: string): number {
  const days = durationPattern.exec(duration)?.[1]
  if (days === undefined) throw new InvalidDurationError(duration)
  return Number(days)
}

/**
 * Gives the seconds of a duration such as `P365D`. A day is 86,400 seconds.
 *
 * @throws {InvalidDurationError} when the text is not `P<n>D` with n from 1 to 99,999
 */
export function durationSeconds(duration: string): number {
  return durationDays(duration) * 86_400
}
