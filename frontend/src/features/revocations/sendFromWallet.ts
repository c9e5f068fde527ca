import { type Address, type Hash, type Hex, isHash, SwitchChainError } from 'viem'
import { addChain, switchChain } from 'viem/actions'
import type { Config, Connector } from 'wagmi'
import { getConnection, getConnectorClient, sendTransaction } from 'wagmi/actions'
import { asWalletError } from '../../config/asWalletError.ts'
import { connectWallet } from '../../config/connectWallet.ts'
import { WalletFailedError } from '../../config/walletFailedError.ts'
import { WalletNotConnectedError } from '../../config/walletNotConnectedError.ts'
import { WalletOtherChainError } from '../../config/walletOtherChainError.ts'

/**
 * Sends a call with the connected wallet, on the app's chain. A wallet that was locked meanwhile is asked for its account again.
 *
 * @param input.walletId the wallet the customer unlocked with (the connector's `uid`), for when none is connected; null when they used a recovery file
 * @returns the hash and who sent it. It is only sent: whether it is included the chain tells.
 * @throws {WalletNotConnectedError} when the wallet shows no account
 * @throws {WalletAccountChangedError} when it no longer shows the account it was asked for
 * @throws {WalletOtherChainError} when it is on another chain and does not change it
 * @throws {WalletFailedError} when its answer is of no use
 */
export async function sendFromWallet(
  config: Config,
  input: { readonly walletId: string | null; readonly chainId: number; readonly to: Address; readonly data: Hex },
): Promise<{ readonly transactionHash: Hash; readonly sender: Address }> {
  const { chainId, to, data } = input
  const connector = getConnection(config).connector ?? config.connectors.find(({ uid }) => uid === input.walletId)
  if (connector === undefined) throw new WalletNotConnectedError()

  try {
    const account = await connectWallet(config, connector)
    if ((await connector.getChainId()) !== chainId) await changeChain(config, { connector, account, chainId })
    const transactionHash = await sendTransaction(config, { chainId, connector, account, to, data })
    if (!isHash(transactionHash)) throw new WalletFailedError({ cause: transactionHash })
    return { transactionHash, sender: account }
  } catch (error) {
    throw asWalletError(error)
  }
}

/** Asks the wallet to change its chain, and to learn it if need be. What the wallet says it did is looked up. */
async function changeChain(
  config: Config,
  input: { readonly connector: Connector; readonly account: Address; readonly chainId: number },
): Promise<void> {
  const { connector, account, chainId } = input
  const client = await getConnectorClient(config, { connector, account, assertChainId: false })
  const chain = config.chains.find(({ id }) => id === chainId)
  let cause: unknown
  try {
    await switchChain(client, { id: chainId }).catch(async (error: unknown) => {
      if (!(error instanceof SwitchChainError) || chain === undefined) throw error
      await addChain(client, { chain })
    })
  } catch (error) {
    cause = error
  }
  if ((await connector.getChainId()) !== chainId) throw new WalletOtherChainError({ chainId, cause })
}
