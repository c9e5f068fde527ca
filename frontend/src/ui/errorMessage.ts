import {
  BlockMissingError,
  ChainUnreadableError,
  ContractMissingError,
  HistoryIncompleteError,
  MomentInFutureError,
  NoticeTextMissingError,
  PassphraseTooShortError,
  RecoveryFileUnreadableError,
  UnknownBrandError,
  WrongChainError,
} from '@consent-ledger/sdk'
import type { I18n } from '@lingui/core'
import {
  BaseError,
  HttpRequestError,
  InsufficientFundsError,
  ResourceUnavailableRpcError,
  RpcRequestError,
  TimeoutError,
  UserRejectedRequestError,
} from 'viem'

import { BrandMismatchError } from '../config/brandMismatchError.ts'
import { BrandRefusedError } from '../config/brandRefusedError.ts'
import { BrandUnreachableError } from '../config/brandUnreachableError.ts'
import { PasskeyError, type PasskeyFault } from '../config/passkeyError.ts'
import { type RequestFault, RequestRefusedError } from '../config/requestRefusedError.ts'
import { SecretNotOursError } from '../config/secretNotOursError.ts'
import { StorageRefusedError } from '../config/storageRefusedError.ts'
import { UnsafePlaceError } from '../config/unsafePlaceError.ts'
import { VaultDocumentUnreadableError } from '../config/vaultDocumentUnreadableError.ts'
import { VaultRefusedError } from '../config/vaultRefusedError.ts'
import { VaultUnreachableError } from '../config/vaultUnreachableError.ts'
import { WalletAccountChangedError } from '../config/walletAccountChangedError.ts'
import { WalletChangesSignatureError } from '../config/walletChangesSignatureError.ts'
import { WalletFailedError } from '../config/walletFailedError.ts'
import { WalletNotConnectedError } from '../config/walletNotConnectedError.ts'
import { WalletOtherChainError } from '../config/walletOtherChainError.ts'
import { WalletSignatureUnusableError } from '../config/walletSignatureUnusableError.ts'

type ErrorClass = abstract new (...args: never[]) => Error

const requestFaults: Readonly<Record<RequestFault, string>> = {
  'unknown-brand': 'request.fault.unknown-brand',
  'no-notice': 'request.fault.no-notice',
  controller: 'request.fault.controller',
  gone: 'request.fault.gone',
  used: 'request.fault.used',
  unreachable: 'request.fault.unreachable',
  expired: 'request.fault.expired',
  outdated: 'request.fault.outdated',
  'not-in-notice': 'request.fault.not-in-notice',
  'return-url': 'request.fault.return-url',
  locale: 'request.fault.locale',
  malformed: 'request.fault.malformed',
  'too-long': 'request.fault.too-long',
}

const passkeyFaults: Readonly<Record<PasskeyFault, string>> = {
  unsupported: 'unlock.passkey.fault.unsupported',
  'not-used': 'unlock.passkey.fault.not-used',
  'no-secret': 'unlock.passkey.fault.no-secret',
  changes: 'unlock.passkey.fault.changes',
}

/** The words for each class of error. The one place; add yours here. The first match wins, so subclasses come first. */
const words: readonly (readonly [ErrorClass, string])[] = [
  [WalletChangesSignatureError, 'ui.error.walletChangesSignature'],
  [WalletSignatureUnusableError, 'ui.error.walletSignatureUnusable'],
  [WalletNotConnectedError, 'ui.error.walletNotConnected'],
  [WalletAccountChangedError, 'ui.error.walletAccountChanged'],
  [WalletFailedError, 'ui.error.walletFailed'],
  [BrandMismatchError, 'ui.error.brandMismatch'],
  [BrandRefusedError, 'ui.error.brandRefused'],
  [BrandUnreachableError, 'ui.error.brandUnreachable'],
  [SecretNotOursError, 'ui.error.secretNotOurs'],
  [StorageRefusedError, 'ui.error.storageRefused'],
  [VaultDocumentUnreadableError, 'ui.error.documentOutdated'],
  [VaultRefusedError, 'ui.error.backupRefused'],
  [VaultUnreachableError, 'ui.error.backupUnreachable'],
  [UserRejectedRequestError, 'ui.error.walletRejected'],
  [ResourceUnavailableRpcError, 'ui.error.walletBusy'],
  [InsufficientFundsError, 'ui.error.insufficientFunds'],
  [BlockMissingError, 'ui.error.blockMissing'],
  [ContractMissingError, 'ui.error.contractMissing'],
  [HistoryIncompleteError, 'ui.error.nodeIncomplete'],
  [MomentInFutureError, 'ui.error.momentInFuture'],
  [NoticeTextMissingError, 'ui.error.nodeIncomplete'],
  [PassphraseTooShortError, 'ui.error.passphraseTooShort'],
  [RecoveryFileUnreadableError, 'ui.error.recoveryFileUnreadable'],
  [UnknownBrandError, 'ui.error.unknownBrand'],
  [WrongChainError, 'ui.error.wrongChain'],
  [HttpRequestError, 'ui.error.chainUnreachable'],
  [TimeoutError, 'ui.error.chainUnreachable'],
  [RpcRequestError, 'ui.error.chainRefused'],
]

/**
 * What went wrong, in the customer's words. Decides by the error's class (and those of its causes), never by its text.
 *
 * @param error whatever was thrown.
 * @param i18n the active language.
 * @returns one or two sentences that say what to do.
 */
export function errorMessage(error: unknown, i18n: I18n): string {
  for (const cause of causesOf(error)) {
    if (cause instanceof UnsafePlaceError) {
      return i18n._(cause.place === 'frame' ? 'ui.error.unsafeFrame' : 'ui.error.unsafeHost')
    }
    if (cause instanceof WalletOtherChainError) return i18n._('ui.error.walletOtherChain', { chainId: cause.chainId })
    if (cause instanceof PasskeyError) return i18n._(passkeyFaults[cause.fault])
    if (cause instanceof RequestRefusedError) return i18n._(requestFaults[cause.fault])
    for (const [errorClass, id] of words) if (cause instanceof errorClass) return i18n._(id)
  }
  if (error instanceof ChainUnreadableError) return i18n._('ui.error.chainUnreachable')
  return i18n._(error instanceof BaseError ? 'ui.error.chainRefused' : 'ui.error.unknown')
}

function causesOf(error: unknown): unknown[] {
  const causes: unknown[] = []
  for (let cause = error; cause instanceof Error && causes.length < 16; cause = cause.cause) causes.push(cause)
  return causes
}
