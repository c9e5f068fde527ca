import { isHex } from 'viem'
import { isLoopbackHost } from './isLoopbackHost.ts'
import { ProviderRpcError } from './providerRpcError.ts'
import type { WalletSettings } from './walletSettings.ts'

/**
 * Reads `demo-wallet.json`. The wallet says that its money is play money, so it refuses everything that is not a local run.
 *
 * @param json the parsed file.
 * @param pageHost name of the host the page was loaded from, without port.
 * @returns the settings.
 * @throws {ProviderRpcError} 4900 when the file is malformed, or names another chain than 31337 or a node that is not on this machine.
 */
export function parseWalletSettings(json: unknown, pageHost: string): WalletSettings {
  const { privateKey, rpcUrl, chainId } = (json ?? {}) as Record<string, unknown>

  if (!isHex(privateKey) || privateKey.length !== 66) throw refuse('privateKey must be 0x and 64 hex digits')
  if (chainId !== 31337) throw refuse('chainId must be 31337: this wallet is for local chains only')
  if (typeof rpcUrl !== 'string' || !URL.canParse(rpcUrl)) throw refuse('rpcUrl must be a URL')
  if (!isLoopbackHost(new URL(rpcUrl).hostname)) throw refuse('rpcUrl must name a node on this machine')
  if (!isLoopbackHost(pageHost)) throw refuse('the page must be served from this machine')

  return { privateKey, rpcUrl, chainId }
}

function refuse(reason: string): ProviderRpcError {
  return new ProviderRpcError(4900, `demo-wallet.json cannot be used: ${reason}.`)
}
