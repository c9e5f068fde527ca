/**
 * What a customer is told about one use at one brand:
 * allowed, endsSoon: in force; pending: let go, not yet confirmed by the chain; waiting: given, not yet recorded, so not yet in force;
 * lapsed: never recorded in time; void: not in force for another reason; reading: the chain is being read · unknown: it could not be.
 */
export type UseStatus =
  | 'allowed'
  | 'endsSoon'
  | 'pending'
  | 'waiting'
  | 'revoked'
  | 'expired'
  | 'lapsed'
  | 'void'
  | 'reading'
  | 'unknown'
