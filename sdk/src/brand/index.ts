export { ConsentDeniedError } from '../errors/consentDeniedError.ts'
export { createGuard } from './createGuard.ts'
export type { AsOf, CategoryDecision, Decision, DecisionReason, DecisionRevocation } from './decision.ts'
export type {
  Ask,
  ConsentRequest,
  CreateRequestInput,
  DroppedField,
  ExplainResult,
  Explanation,
  FieldMap,
  Guard,
  HandlerOptions,
  Health,
  Minimised,
  RecordResult,
  Session,
  UseInput,
} from './guard.ts'
export type { FinalityName, GuardOptions, GuardPolicy, Logger, OperatorClient } from './guardOptions.ts'
export { readGpc } from './readGpc.ts'
export { sqliteDialect } from './sqliteDialect.ts'
export { sqliteStore } from './sqliteStore.ts'
export type { Store } from './store.ts'
