import {
  type Abi,
  AbiDecodingDataSizeTooSmallError,
  AbiDecodingZeroDataError,
  type Address,
  BaseError,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  ContractFunctionRevertedError,
  ContractFunctionZeroDataError,
  type ReadContractParameters,
} from 'viem'
import { readContract } from 'viem/actions'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { ContractMissingError } from '../errors/contractMissingError.ts'
import { decodeContractError } from '../errors/decodeContractError.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'

/**
 * Reads one view function at a chosen block, and tells an empty answer from a failed read.
 *
 * @throws {ContractMissingError} when there is no such contract at the address
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readView<
  const abi extends Abi,
  name extends ContractFunctionName<abi, 'pure' | 'view'>,
  const args extends ContractFunctionArgs<abi, 'pure' | 'view', name>,
>(
  client: ReadClient,
  input: {
    readonly contract: 'ConsentLedger' | 'ConsentVerifier'
    readonly address: Address
    readonly abi: abi
    readonly functionName: name
    readonly args: args
    readonly at: BlockSelector
  },
): Promise<ContractFunctionReturnType<abi, 'pure' | 'view', name, args>> {
  const { contract, address, abi, functionName, args, at } = input
  const block =
    at.blockHash !== undefined
      ? { blockHash: at.blockHash, requireCanonical: true }
      : at.blockNumber !== undefined
        ? { blockNumber: at.blockNumber }
        : { blockTag: at.blockTag ?? 'latest' }
  try {
    return await readContract(client, {
      address,
      abi,
      functionName,
      args,
      ...block,
    } as unknown as ReadContractParameters<abi, name, args>)
  } catch (error) {
    const refused = decodeContractError(error)
    if (refused) throw refused
    const isMissing =
      error instanceof BaseError &&
      error.walk(
        (cause) =>
          cause instanceof ContractFunctionZeroDataError ||
          cause instanceof ContractFunctionRevertedError ||
          cause instanceof AbiDecodingZeroDataError ||
          cause instanceof AbiDecodingDataSizeTooSmallError,
      )
    if (isMissing) throw new ContractMissingError({ contract, address }, { cause: error })
    throw new ChainUnreadableError({ request: String(functionName) }, { cause: error })
  }
}
