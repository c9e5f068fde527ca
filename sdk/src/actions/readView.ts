import {
  type Abi,
  AbiDecodingDataSizeTooSmallError,
  AbiDecodingZeroDataError,
  type Address,
  BaseError,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
  encodeFunctionData,
  type Hex,
  numberToHex,
  prepareEncodeFunctionData,
  type RpcBlockIdentifier,
} from 'viem'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { ContractMissingError } from '../errors/contractMissingError.ts'
import { decodeContractError } from '../errors/decodeContractError.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'

const known = new WeakMap<Abi, Map<string, object>>()

/** A function's entry and selector, found once: one hash and one search less with every read. */
function prepared(abi: Abi, functionName: string): object {
  const ofAbi = known.get(abi) ?? new Map<string, object>()
  const found = ofAbi.get(functionName) ?? prepareEncodeFunctionData({ abi, functionName })
  known.set(abi, ofAbi.set(functionName, found))
  return found
}

/** What a node answers for a call that reverted: code 3, or one of the two that older nodes have for it. */
function isRevert(error: unknown): boolean {
  if (!(error instanceof BaseError)) return false
  const reverted = error.walk((cause) => {
    const { code, data, details } = cause as { code?: unknown; data?: unknown; details?: unknown }
    return code === 3 || code === -32603 || (code === -32000 && details === 'execution reverted' && data !== undefined)
  })
  return reverted !== null
}

/**
 * Reads one view function at a chosen block, and tells an empty answer from a failed read.
 *
 * It is one plain `eth_call`: viem's `readContract` also knows deployless calls, state overrides, CCIP and multicall, which no
 * read of the ledger needs and every browser would have to fetch.
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
  const block: Hex | RpcBlockIdentifier | NonNullable<BlockSelector['blockTag']> =
    at.blockHash !== undefined
      ? { blockHash: at.blockHash, requireCanonical: true }
      : at.blockNumber !== undefined
        ? numberToHex(at.blockNumber)
        : (at.blockTag ?? 'latest')
  const data = encodeFunctionData({ ...prepared(abi, functionName), args } as never)
  try {
    const answer = await client.request({ method: 'eth_call', params: [{ to: address, data }, block] })
    return decodeFunctionResult({ abi, functionName, args, data: answer } as never) as never
  } catch (error) {
    const refused = decodeContractError(error)
    if (refused) throw refused
    const isMissing =
      isRevert(error) || error instanceof AbiDecodingZeroDataError || error instanceof AbiDecodingDataSizeTooSmallError
    if (isMissing) throw new ContractMissingError({ contract, address }, { cause: error })
    throw new ChainUnreadableError({ request: String(functionName) }, { cause: error })
  }
}
