export { BlockFromFutureError } from '../errors/blockFromFutureError.ts'
export { ChainDivergedError } from '../errors/chainDivergedError.ts'
export { ChangesMissedError } from '../errors/changesMissedError.ts'
export { ConsentDeniedError } from '../errors/consentDeniedError.ts'
export { EndpointRefusalError } from '../errors/endpointRefusalError.ts'
export { FinalityUnavailableError } from '../errors/finalityUnavailableError.ts'
export { GuardNotReadyError } from '../errors/guardNotReadyError.ts'
export { InvalidGuardOptionError } from '../errors/invalidGuardOptionError.ts'
export { InvalidRequestError } from '../errors/invalidRequestError.ts'
export { LeaseLostError } from '../errors/leaseLostError.ts'
export { NodeSilentError } from '../errors/nodeSilentError.ts'
export { OperatorMissingError } from '../errors/operatorMissingError.ts'
export { ReorgTooDeepError } from '../errors/reorgTooDeepError.ts'
export { SnapshotRefusedError } from '../errors/snapshotRefusedError.ts'
export { StoreMismatchError } from '../errors/storeMismatchError.ts'
export { StoreUnusableError } from '../errors/storeUnusableError.ts'
export { readGpc } from '../protocol/readGpc.ts'
export type { Audience } from './audience.ts'
export { createGuard } from './createGuard.ts'
export type { AsOf, CategoryDecision, Decision, DecisionReason, DecisionRevocation } from './decision.ts'
export type { SubjectUse } from './endpoint/readSubjectUses.ts'
export type { ErasureCertificate, ErasureRequest } from './erasure.ts'
export type { ReceiptStatus } from './findKnown.ts'
export type {
  Ask,
  AudienceSql,
  ConsentRequest,
  CreateRequestInput,
  DroppedField,
  ExplainResult,
  Explanation,
  FieldMap,
  Guard,
  HandlerOptions,
  Health,
  HealthBlock,
  Minimised,
  RecordResult,
  Session,
  UseInput,
} from './guard.ts'
export type { GuardCounts } from './guardCounts.ts'
export type { FinalityName, GuardOptions, GuardPolicy, Logger, OperatorClient } from './guardOptions.ts'
export type { IngestedReceipt } from './ingestReceipts.ts'
export { postgresStore } from './postgresStore.ts'
export { sqliteDialect } from './sqliteDialect.ts'
export { sqliteStore } from './sqliteStore.ts'
export type { Store } from './store.ts'
export type { StoreTables } from './storeTables.ts'
