/** A time in Unix seconds as ISO 8601 in UTC with seconds, for example `2026-03-01T12:00:00Z`; undefined beyond the year 9999. */
export function isoTime(seconds: number): string | undefined {
  if (seconds > 253_402_300_799) return undefined
  return `${new Date(seconds * 1_000).toISOString().slice(0, 19)}Z`
}
