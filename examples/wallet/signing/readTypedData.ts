import type { TypedDataDefinition } from 'viem'
import { ProviderRpcError } from '../providerRpcError.ts'

/**
 * Reads the second parameter of `eth_signTypedData_v4`: JSON, or the object itself.
 *
 * @param parameter as it came.
 * @param chainId of the wallet; data for another chain is refused.
 * @returns the data to sign and the text to show.
 * @throws {ProviderRpcError} -32602 when it is malformed or for another chain.
 * @see EIP-712
 */
export function readTypedData(
  parameter: unknown,
  chainId: number,
): { readonly data: TypedDataDefinition; readonly text: string } {
  let data: TypedDataDefinition | null
  try {
    data = typeof parameter === 'string' ? JSON.parse(parameter) : parameter
  } catch (cause) {
    throw new ProviderRpcError(-32602, 'The typed data must be JSON.', { cause })
  }
  if (typeof data !== 'object' || data === null || !data.types || !data.primaryType || !data.message) {
    throw new ProviderRpcError(-32602, 'The typed data must have domain, types, primaryType and message.')
  }
  const named = data.domain?.chainId
  if (named !== undefined && Number(named) !== chainId) {
    throw new ProviderRpcError(-32602, `The typed data is for chain ${named}; this wallet is on chain ${chainId}.`)
  }
  return { data, text: JSON.stringify({ ...data, types: undefined }, null, 2) }
}
