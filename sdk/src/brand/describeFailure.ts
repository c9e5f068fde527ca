import { BaseError } from 'viem'
import { ConsentLedgerError } from '../errors/consentLedgerError.ts'

/**
 * What may be logged of a failure. Messages of foreign errors can hold call data or values of the store, so only their short form or name is
 * told.
 */
export function describeFailure(error: unknown): { readonly name: string; readonly message: string } {
  if (error instanceof ConsentLedgerError) return { name: error.name, message: error.message }
  if (error instanceof BaseError) return { name: error.name, message: error.shortMessage }
  if (error instanceof Error) {
    const { code } = error as { code?: unknown }
    return { name: error.name, message: typeof code === 'string' ? code : 'see its name' }
  }
  return { name: 'UnknownError', message: 'something that is no error was thrown' }
}
