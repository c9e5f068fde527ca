import { ConsentLedgerError } from '@consent-ledger/sdk'
import { InsufficientFundsError, ResourceUnavailableRpcError, UserRejectedRequestError } from 'viem'
import { ConnectorAccountNotFoundError } from 'wagmi'
import { WalletAccountChangedError } from './walletAccountChangedError.ts'
import { WalletFailedError } from './walletFailedError.ts'

/** "Unauthorized" of EIP-1193: the account is not, or no longer, shown to this page. */
const unauthorized = 4100

/**
 * Turns whatever a wallet threw into an error of a class we have words for. Wallets throw strings, plain objects and nothing at all,
 * so only what is in the chain of causes counts: a class, or a code of EIP-1193.
 *
 * @param thrown what came from a call to the wallet, and from nothing else
 */
export function asWalletError(thrown: unknown): Error {
  const causes = causesOf(thrown)
  const known = causes.find((cause) => cause instanceof ConsentLedgerError || cause instanceof InsufficientFundsError)
  if (known instanceof Error) return known

  const has = (code: number) => causes.some((cause) => (cause as { code?: unknown }).code === code)
  const cause = thrown instanceof Error ? thrown : new TypeError(`thrown by the wallet: ${String(thrown)}`)
  if (has(UserRejectedRequestError.code)) return new UserRejectedRequestError(cause)
  if (has(ResourceUnavailableRpcError.code)) return new ResourceUnavailableRpcError(cause)
  if (has(unauthorized) || causes.some((one) => one instanceof ConnectorAccountNotFoundError)) {
    return new WalletAccountChangedError({ cause })
  }
  return new WalletFailedError({ cause })
}

function causesOf(thrown: unknown): readonly object[] {
  const causes: object[] = []
  let cause = thrown
  while (typeof cause === 'object' && cause !== null && causes.length < 16) {
    causes.push(cause)
    cause = (cause as { cause?: unknown }).cause
  }
  return causes
}
