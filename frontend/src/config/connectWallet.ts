import type { Address } from 'viem'
import type { Config, Connector } from 'wagmi'
import { connect, disconnect, getConnection } from 'wagmi/actions'
import { WalletNotConnectedError } from './walletNotConnectedError.ts'

/**
 * Asks a wallet for its account; one that shows this page an account already is not asked again.
 *
 * @returns the account the wallet is set to now
 * @throws {WalletNotConnectedError} when it answers without an account: it is locked
 */
export async function connectWallet(config: Config, connector: Connector): Promise<Address> {
  const connection = getConnection(config)
  if (connection.connector?.uid === connector.uid) {
    // The wallet itself is asked: not every wallet says when it locks or changes.
    const [shown] = await connector.getAccounts()
    if (shown !== undefined) return shown
  }
  if (connection.connector) await disconnect(config)
  const { accounts } = await connect(config, { connector })
  const [account] = accounts
  if (account === undefined) throw new WalletNotConnectedError()
  return account
}
