import type { Address, Hash, Hex } from 'viem'
import type { Config } from 'wagmi'
import { getConnection, sendTransaction, switchChain } from 'wagmi/actions'
import { WalletNotConnectedError } from '../../config/walletNotConnectedError.ts'

/**
 * Sends a call with the connected wallet, on the app's chain.
 *
 * @returns the hash and who sent it. It is only sent: whether it is included the chain tells.
 * @throws {WalletNotConnectedError} when no wallet is connected
 */
export async function sendFromWallet(
  config: Config,
  input: { readonly chainId: number; readonly to: Address; readonly data: Hex },
): Promise<{ readonly transactionHash: Hash; readonly sender: Address }> {
  const { address, connector, chainId } = getConnection(config)
  if (address === undefined || connector === undefined) throw new WalletNotConnectedError()

  if (chainId !== input.chainId) await switchChain(config, { chainId: input.chainId, connector })
  const transactionHash = await sendTransaction(config, {
    chainId: input.chainId,
    connector,
    account: address,
    to: input.to,
    data: input.data,
  })
  return { transactionHash, sender: address }
}
