import { type Address, type Hex, hexToBigInt, isAddress, isAddressEqual, isHex, numberToHex } from 'viem'
import { callNode } from '../callNode.ts'
import { ProviderRpcError } from '../providerRpcError.ts'
import type { WalletSettings } from '../walletSettings.ts'

/** A transaction with everything but its nonce, unless the page chose that. */
export type PreparedTransaction = {
  readonly to: Address | undefined
  readonly value: bigint
  readonly data: Hex
  readonly gas: bigint
  readonly maxFeePerGas: bigint
  readonly maxPriorityFeePerGas: bigint
  readonly nonce: number | undefined
}

/**
 * Reads the parameter of `eth_sendTransaction` and asks the node for what the page left open: gas and fees.
 *
 * @param parameter as it came.
 * @param settings of the wallet.
 * @param sender the wallet's address.
 * @returns the transaction, to be shown before it is signed.
 * @throws {ProviderRpcError} -32602 when it is malformed; the node's error, with the revert data, when it would fail.
 */
export async function prepareTransaction(
  parameter: unknown,
  { rpcUrl, chainId }: WalletSettings,
  sender: Address,
): Promise<PreparedTransaction> {
  const wish = (parameter ?? {}) as Record<string, unknown>
  if (typeof wish.from !== 'string' || !isAddress(wish.from, { strict: false }) || !isAddressEqual(wish.from, sender)) {
    throw new ProviderRpcError(4100, `The transaction must come from ${sender}.`)
  }
  if (wish.to !== undefined && wish.to !== null && !isAddress(String(wish.to), { strict: false })) throw malformed('to')
  if ((quantity(wish, 'chainId') ?? BigInt(chainId)) !== BigInt(chainId)) throw malformed('chainId')

  const to = (wish.to ?? undefined) as Address | undefined
  const value = quantity(wish, 'value') ?? 0n
  const data = wish.data ?? wish.input ?? '0x'
  if (!isHex(data) || data.length % 2 !== 0) throw malformed('data')

  const nonce = quantity(wish, 'nonce')
  const [gas, fees] = await Promise.all([
    quantity(wish, 'gas') ?? estimateGas(rpcUrl, { from: sender, to, value: numberToHex(value), data }),
    chooseFees(rpcUrl, wish),
  ])
  return { to, value, data, gas, ...fees, nonce: nonce === undefined ? undefined : Number(nonce) }
}

/** A fifth more than estimated: state may change between the estimate and the block. */
async function estimateGas(rpcUrl: string, call: Record<string, unknown>): Promise<bigint> {
  return (hexToBigInt(await callNode<Hex>(rpcUrl, 'eth_estimateGas', [call])) * 6n) / 5n
}

async function chooseFees(rpcUrl: string, wish: Record<string, unknown>) {
  const flat = quantity(wish, 'gasPrice')
  const [block, suggestedTip] = await Promise.all([
    callNode<{ baseFeePerGas?: Hex }>(rpcUrl, 'eth_getBlockByNumber', ['latest', false]),
    callNode<Hex>(rpcUrl, 'eth_maxPriorityFeePerGas'),
  ])
  const tip = quantity(wish, 'maxPriorityFeePerGas') ?? flat ?? hexToBigInt(suggestedTip)
  const highest = quantity(wish, 'maxFeePerGas') ?? flat ?? 2n * hexToBigInt(block.baseFeePerGas ?? '0x0') + tip
  return { maxFeePerGas: highest, maxPriorityFeePerGas: tip < highest ? tip : highest }
}

function quantity(wish: Record<string, unknown>, name: string): bigint | undefined {
  const value = wish[name]
  if (value === undefined || value === null) return undefined
  if (!isHex(value) || value === '0x') throw malformed(name)
  return hexToBigInt(value)
}

function malformed(name: string): ProviderRpcError {
  return new ProviderRpcError(-32602, `The transaction's ${name} is malformed or not for this chain.`)
}
