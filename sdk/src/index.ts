export { BadSignatureError } from './errors/badSignatureError.ts'
export { ConsentLedgerError } from './errors/consentLedgerError.ts'
export { GenerationUnreadableError } from './errors/generationUnreadableError.ts'
export { InvalidDomainError } from './errors/invalidDomainError.ts'
export { InvalidDurationError } from './errors/invalidDurationError.ts'
export { InvalidTextError } from './errors/invalidTextError.ts'
export { InvalidTreeError } from './errors/invalidTreeError.ts'
export { InvalidValueError } from './errors/invalidValueError.ts'
export { MalformedJsonError } from './errors/malformedJsonError.ts'
export { MalformedNoticeError } from './errors/malformedNoticeError.ts'
export { MalformedReceiptError } from './errors/malformedReceiptError.ts'
export { RevocationPendingError } from './errors/revocationPendingError.ts'
export { StatementNotRenderableError } from './errors/statementNotRenderableError.ts'
export { UnknownLeafError } from './errors/unknownLeafError.ts'
export { UnknownVocabularyKeyError } from './errors/unknownVocabularyKeyError.ts'
export {
  type Consent,
  hashConsent,
  hashConsentStruct,
  hashUse,
  recoverSubject,
  signConsent,
  type Use,
} from './protocol/consent.ts'
export { rollRevocation, rollUses, zeroHash } from './protocol/digest.ts'
export { isDomain, originOfDomain } from './protocol/domain.ts'
export { durationDays, durationSeconds, isDuration } from './protocol/duration.ts'
export { domainSeparator, type LedgerDomain } from './protocol/eip712.ts'
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
export { findGeneration, findHighestSpent, revealGenerations, signingGeneration } from './protocol/generations.ts'
export {
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  deriveVault,
  lockOf,
  seedFromSignature,
  unlockText,
} from './protocol/keys.ts'
export { buildTree, leafOf, type MerkleTree, verifyProof } from './protocol/merkle.ts'
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
export { addressOfKey, recoverSigner, signDigest } from './protocol/signature.ts'
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
