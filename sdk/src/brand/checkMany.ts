import { GuardNotReadyError } from '../errors/guardNotReadyError.ts'
import { decide } from './decide.ts'
import type { Decision } from './decision.ts'
import type { Ask } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { readTrouble } from './readTrouble.ts'

/**
 * Decides for many customers, all for the moment at which the first is asked about.
 *
 * @throws {GuardNotReadyError} when what is known of the chain is too old or does not agree with it, before or after
 */
export function checkMany(context: GuardContext, customerIds: Iterable<string>, ask: Ask): Map<string, Decision> {
  const now = context.clock()
  const decisions = new Map<string, Decision>()
  refuseTrouble(context)
  for (const customerId of customerIds) decisions.set(customerId, decide(context, customerId, ask, now))
  refuseTrouble(context)
  return decisions
}

function refuseTrouble(context: GuardContext): void {
  const trouble = readTrouble(context)
  if (trouble !== null) throw new GuardNotReadyError({ reason: trouble })
}
