import type { Address, Hash, Hex } from 'viem'
import { BaseError, ExecutionRevertedError, keccak256 } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { ChainReader } from '../chain/createChain.ts'
import { type Fees, raiseFees } from './fees.ts'

/** A signed transaction, to be stored before it is sent. */
export type SignedAttempt = {
  readonly hash: Hash
  readonly raw: Hex
  readonly maxFeePerGas: string
  readonly maxPriorityFeePerGas: string
}

/** The account that pays for revocations. */
export type RelayWallet = {
  readonly address: Address
  /** Number of transactions of the account that are in blocks. */
  readNonce(): Promise<number>
  readBalance(): Promise<bigint>
  /** What the chain asks for now; null when that is more than the relay pays. */
  readFees(): Promise<Fees | null>
  /** Gas a call takes; null when it does not fit into a block. */
  estimateGas(data: Hex): Promise<bigint | null>
  sign(input: { nonce: number; data: Hex; gas: bigint; fees: Fees }): Promise<SignedAttempt>
  /** Signs the same call for the same nonce with a higher fee; null when that would pass the limit. */
  replace(input: { nonce: number; data: Hex; gas: bigint; before: Fees }): Promise<SignedAttempt | null>
}

/**
 * Creates the relay's wallet: it calls the ledger and nothing else.
 * @param options.key private key of the account
 * @param options.maxFeePerGas the most it pays for a unit of gas, in wei
 * @returns the wallet; its reads throw viem's errors when the node does not answer
 */
export function createRelayWallet({
  chain,
  key,
  maxFeePerGas,
}: {
  chain: ChainReader
  key: Hex
  maxFeePerGas: bigint
}): RelayWallet {
  const account = privateKeyToAccount(key)
  const { client, deployment } = chain

  async function sign({ nonce, data, gas, fees }: { nonce: number; data: Hex; gas: bigint; fees: Fees }) {
    const raw = await account.signTransaction({
      type: 'eip1559',
      chainId: deployment.chainId,
      to: deployment.ledger,
      nonce,
      data,
      gas,
      ...fees,
    })
    return {
      hash: keccak256(raw),
      raw,
      maxFeePerGas: fees.maxFeePerGas.toString(),
      maxPriorityFeePerGas: fees.maxPriorityFeePerGas.toString(),
    }
  }

  return {
    address: account.address,
    readNonce: () => client.getTransactionCount({ address: account.address }),
    readBalance: () => client.getBalance({ address: account.address }),
    async readFees() {
      const { maxFeePerGas: asked, maxPriorityFeePerGas } = await client.estimateFeesPerGas({
        chain: null,
        type: 'eip1559',
      })
      return asked > maxFeePerGas ? null : { maxFeePerGas: asked, maxPriorityFeePerGas }
    },
    async estimateGas(data) {
      try {
        return await client.estimateGas({ account: account.address, to: deployment.ledger, data })
      } catch (error) {
        // The ledger refuses no revocation, so an execution that fails has run out of gas.
        if (error instanceof BaseError && error.walk((cause) => cause instanceof ExecutionRevertedError)) return null
        throw error
      }
    },
    sign,
    async replace({ before, ...call }) {
      const asked = await client.estimateFeesPerGas({ chain: null, type: 'eip1559' })
      const fees = raiseFees(before, asked, maxFeePerGas)
      return fees === null ? null : sign({ ...call, fees })
    },
  }
}
