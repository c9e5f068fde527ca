export { ConsentLedgerError } from './errors/consentLedgerError.ts'
export { InvalidDomainError } from './errors/invalidDomainError.ts'
export { InvalidDurationError } from './errors/invalidDurationError.ts'
export { InvalidTextError } from './errors/invalidTextError.ts'
export { MalformedJsonError } from './errors/malformedJsonError.ts'
export { MalformedNoticeError } from './errors/malformedNoticeError.ts'
export { MalformedReceiptError } from './errors/malformedReceiptError.ts'
export { StatementNotRenderableError } from './errors/statementNotRenderableError.ts'
export { UnknownVocabularyKeyError } from './errors/unknownVocabularyKeyError.ts'
export { isDomain, originOfDomain } from './protocol/domain.ts'
export { durationDays, durationSeconds, isDuration } from './protocol/duration.ts'
export {
  type ChainFacts,
  evaluateFacts,
  evaluateManyFacts,
  type FactReason,
  type FactRow,
  type FactStep,
  type Facts,
  type FactsAsk,
  type FactsExpected,
  type LockFact,
  type NoticeFact,
  type RevocationFact,
  readNoticeFact,
} from './protocol/facts.ts'
export {
  buildNotice,
  compareNotices,
  findNoticeUse,
  hashNotice,
  isSpecialUse,
  type Notice,
  type NoticeController,
  type NoticeText,
  type NoticeUse,
  parseNotice,
} from './protocol/notice.ts'
export { parseReceipt, type Receipt, type Recording, stringifyReceipt } from './protocol/receipt.ts'
export { renderStatement } from './protocol/statement.ts'
export { canonicalJson, type JsonValue, parseJson } from './protocol/strictJson.ts'
export { assertText, isText } from './protocol/text.ts'
export {
  categoryLabel,
  isCategory,
  isDeniedByGpc,
  isPurpose,
  isSpecialCategory,
  isStatementLocale,
  purposeLabel,
  type StatementLocale,
  statementLocales,
  vocabulary,
} from './protocol/vocabulary.ts'
