/** What a transaction offers for a unit of gas (EIP-1559), in wei. */
export type Fees = { readonly maxFeePerGas: bigint; readonly maxPriorityFeePerGas: bigint }

/**
 * The fees of a transaction that takes the place of a stuck one: what the chain asks now, and at least a quarter more than before. Nodes refuse a
 * replacement that does not raise both by 10 to 12.5 %.
 * @param before fees of the attempt that pays most
 * @param asked what the chain asks now
 * @param limit the most the relay pays
 * @returns the new fees, or null when they would pass the limit
 */
export function raiseFees(before: Fees, asked: Fees, limit: bigint): Fees | null {
  const maxFeePerGas = max(asked.maxFeePerGas, raise(before.maxFeePerGas))
  const maxPriorityFeePerGas = max(asked.maxPriorityFeePerGas, raise(before.maxPriorityFeePerGas))
  if (maxFeePerGas > limit) return null
  return {
    maxFeePerGas,
    maxPriorityFeePerGas: min(maxPriorityFeePerGas, maxFeePerGas),
  }
}

function raise(fee: bigint): bigint {
  return fee + fee / 4n + 1n
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
