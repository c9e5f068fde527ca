export { consentLedgerAbi } from './abi/consentLedgerAbi.ts'
export { consentVerifierAbi } from './abi/consentVerifierAbi.ts'
export { acceptBrand, acceptBrandCall } from './actions/acceptBrand.ts'
export { assertChain } from './actions/assertChain.ts'
export type { BlockSelector } from './actions/blockSelector.ts'
export type { Brand } from './actions/brand.ts'
export { brandIdOf } from './actions/brandIdOf.ts'
export type { Call } from './actions/call.ts'
export { type ConsentCheck, checkConsent } from './actions/checkConsent.ts'
export { decodeLedgerLog } from './actions/decodeLedgerLog.ts'
export type { Deployment } from './actions/deployment.ts'
export { findBlockAt } from './actions/findBlockAt.ts'
export { getBrand } from './actions/getBrand.ts'
export { getHead } from './actions/getHead.ts'
export { getLatestNotice } from './actions/getLatestNotice.ts'
export { getLatestNoticeHash } from './actions/getLatestNoticeHash.ts'
export { getLockStates } from './actions/getLockStates.ts'
export { getNotice } from './actions/getNotice.ts'
export { getNotices } from './actions/getNotices.ts'
export { getRecordedAt } from './actions/getRecordedAt.ts'
export { getRevocationDigest } from './actions/getRevocationDigest.ts'
export { getUseDigest } from './actions/getUseDigest.ts'
export type { Head } from './actions/head.ts'
export { isOperator } from './actions/isOperator.ts'
export type { LedgerLog } from './actions/ledgerLog.ts'
export { listBrands } from './actions/listBrands.ts'
export { parseDeployment } from './actions/parseDeployment.ts'
export type { PublishedNotice } from './actions/publishedNotice.ts'
export { publishNotice, publishNoticeCall } from './actions/publishNotice.ts'
export { readAllLogs } from './actions/readAllLogs.ts'
export type { ReadClient } from './actions/readClient.ts'
export { type LogPage, type LogsProgress, type ReadLogsInput, readLogs } from './actions/readLogs.ts'
export { recordGrants, recordGrantsCall } from './actions/recordGrants.ts'
export { recordUses, recordUsesCall } from './actions/recordUses.ts'
export { registerBrand, registerBrandCall } from './actions/registerBrand.ts'
export { revoke, revokeCall } from './actions/revoke.ts'
export { revokeAsBrand, revokeAsBrandCall } from './actions/revokeAsBrand.ts'
export { sendCall, type WriteClient } from './actions/sendCall.ts'
export { setOperator, setOperatorCall } from './actions/setOperator.ts'
export type { TransactionOptions } from './actions/transactionOptions.ts'
export { transferBrand, transferBrandCall } from './actions/transferBrand.ts'
export { updateBrand, updateBrandCall } from './actions/updateBrand.ts'
export { BadSignatureError } from './errors/badSignatureError.ts'
export { BlockMissingError } from './errors/blockMissingError.ts'
export { BrandExistsError } from './errors/brandExistsError.ts'
export { ChainUnreadableError } from './errors/chainUnreadableError.ts'
export { ConsentLedgerError } from './errors/consentLedgerError.ts'
export { type ContractErrorName, contractErrors } from './errors/contractErrors.ts'
export { ContractMissingError } from './errors/contractMissingError.ts'
export { decodeContractError } from './errors/decodeContractError.ts'
export { EmptyDocumentError } from './errors/emptyDocumentError.ts'
export { EmptyDomainError } from './errors/emptyDomainError.ts'
export { EmptyNameError } from './errors/emptyNameError.ts'
export { EmptyRootError } from './errors/emptyRootError.ts'
export { GenerationUnreadableError } from './errors/generationUnreadableError.ts'
export { HistoryIncompleteError } from './errors/historyIncompleteError.ts'
export { InvalidAccessTokenError } from './errors/invalidAccessTokenError.ts'
export { InvalidDomainError } from './errors/invalidDomainError.ts'
export { InvalidDurationError } from './errors/invalidDurationError.ts'
export { InvalidOpeningError } from './errors/invalidOpeningError.ts'
export { InvalidTextError } from './errors/invalidTextError.ts'
export { InvalidTreeError } from './errors/invalidTreeError.ts'
export { InvalidUseEntryError } from './errors/invalidUseEntryError.ts'
export { InvalidValueError } from './errors/invalidValueError.ts'
export { LocalDomainError } from './errors/localDomainError.ts'
export { MalformedDeploymentError } from './errors/malformedDeploymentError.ts'
export { MalformedJsonError, type MalformedJsonProblem } from './errors/malformedJsonError.ts'
export { MalformedNoticeError } from './errors/malformedNoticeError.ts'
export { MalformedReceiptError } from './errors/malformedReceiptError.ts'
export { MomentInFutureError } from './errors/momentInFutureError.ts'
export { NodeAnswerInvalidError } from './errors/nodeAnswerInvalidError.ts'
export { NoLedgerError } from './errors/noLedgerError.ts'
export { NothingToRevokeError } from './errors/nothingToRevokeError.ts'
export { NoticeExistsError } from './errors/noticeExistsError.ts'
export { NoticeTextMissingError } from './errors/noticeTextMissingError.ts'
export { NotOperatorError } from './errors/notOperatorError.ts'
export { NotOwnerError } from './errors/notOwnerError.ts'
export { NotPendingOwnerError } from './errors/notPendingOwnerError.ts'
export { PassphraseTooShortError } from './errors/passphraseTooShortError.ts'
export { RecoveryFileUnreadableError } from './errors/recoveryFileUnreadableError.ts'
export { RevocationPendingError } from './errors/revocationPendingError.ts'
export { RootExistsError } from './errors/rootExistsError.ts'
export { StatementNotRenderableError, type StatementProblem } from './errors/statementNotRenderableError.ts'
export { TransactionNotSentError } from './errors/transactionNotSentError.ts'
export { TransactionRejectedError } from './errors/transactionRejectedError.ts'
export { UnknownBrandError } from './errors/unknownBrandError.ts'
export { UnknownLeafError } from './errors/unknownLeafError.ts'
export { UnknownVocabularyKeyError } from './errors/unknownVocabularyKeyError.ts'
export { VaultUnreadableError } from './errors/vaultUnreadableError.ts'
export { WrongChainError } from './errors/wrongChainError.ts'
export { decodeBase64Url, encodeBase64Url } from './protocol/base64Url.ts'
export {
  type Consent,
  hashConsent,
  hashConsentStruct,
  hashUse,
  recoverSubject,
  signConsent,
  type Use,
} from './protocol/consent.ts'
export type { CryptoBackend, HashBackend } from './protocol/cryptoBackend.ts'
export { rollRevocation, rollUses, zeroHash } from './protocol/digest.ts'
export { createDigestReplay, type DigestReplay } from './protocol/digestReplay.ts'
export { isDomain, isLocalDomain, originOfDomain } from './protocol/domain.ts'
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
  type FactsQuestion,
  factSteps,
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
  passkeySalt,
  seedFromPasskey,
  seedFromSignature,
  unlockText,
} from './protocol/keys.ts'
export { buildTree, leafOf, type MerkleTree, verifyProof } from './protocol/merkle.ts'
export { nobleCrypto } from './protocol/nobleCrypto.ts'
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
export { buildOpening, type Opening, parseOpening, verifyOpening } from './protocol/opening.ts'
export {
  identifyReceipt,
  parseReceipt,
  type Receipt,
  type ReceiptIdentity,
  type Recording,
  stringifyReceipt,
} from './protocol/receipt.ts'
export {
  isPassphraseLongEnough,
  leastPassphraseLength,
  openRecoveryFile,
  sealRecoveryFile,
} from './protocol/recoveryFile.ts'
export { addressOfKey, recoverSigner, signDigest } from './protocol/signature.ts'
export {
  type Access,
  type AccessToken,
  acceptSigned,
  bodyHash,
  createAccessToken,
  type Erased,
  type Erasure,
  hashAccess,
  hashErased,
  hashErasure,
  parseAccessToken,
  verifyAccessToken,
} from './protocol/signedRequest.ts'
export { latestExpiry, renderStatement } from './protocol/statement.ts'
export { canonicalJson, type JsonValue, parseJson } from './protocol/strictJson.ts'
export { assertText, isText, type TextRule } from './protocol/text.ts'
export {
  checkUseEntries,
  hashUseEntry,
  linkUseEntries,
  parseUseEntry,
  type UseEntry,
  type UseEntryHead,
} from './protocol/useEntry.ts'
export { openVault, sealVault } from './protocol/vault.ts'
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
