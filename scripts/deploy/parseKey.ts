import { isHex } from 'viem'
import { type PrivateKeyAccount, privateKeyToAccount } from 'viem/accounts'
import { DeployError } from './deployError.ts'

/**
 * Reads the private key of the account that pays.
 *
 * @throws {DeployError} when it is none; the message never repeats it.
 */
export function parseKey(privateKey: string): PrivateKeyAccount {
  const malformed = 'DEPLOYER_KEY is not a private key: it must be 0x and 64 hex digits.'
  if (!isHex(privateKey) || privateKey.length !== 66) throw new DeployError(malformed)
  try {
    return privateKeyToAccount(privateKey)
  } catch {
    // The cause is left out: it may quote the key.
    throw new DeployError(malformed)
  }
}
