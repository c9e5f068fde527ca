import { type Logger, pino } from 'pino'
import { describeError } from './describeError.ts'

/**
 * Creates the logger. It writes to standard error, since standard output carries the one line that says the service is ready. Nothing in it may
 * name a person: no secrets, no request or vault identifiers, no network addresses.
 * @param level pino's level
 * @returns a pino logger whose `error` field is described without secrets
 */
export function createLogger(level: string): Logger {
  return pino(
    { level, base: { name: 'consent-ledger-service' }, serializers: { error: describeError } },
    pino.destination({ dest: 2, sync: true }),
  )
}
