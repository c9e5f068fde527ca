import type { Address, Hex } from 'viem'

/** The rules both EVMs know, by their names there. `bpo2` only changes blobs: where it is unknown, `osaka` is the same. */
export type Fork = 'cancun' | 'osaka' | 'bpo2' | 'amsterdam'

/** What a transaction did. */
export type Sent = {
  readonly gasUsed: number
  readonly contractAddress: Address
  readonly logs: readonly { readonly topics: readonly Hex[]; readonly data: Hex }[]
}

/** A chain in the process, as little of it as a measurement needs. The same calls give the same figures: time and accounts are fixed. */
export type Chain = {
  /**
   * Sends a transaction in a block of its own, one second after the one before.
   * @throws {Error} when the transaction does not succeed
   */
  send(transaction: { from: Address; to?: Address; data: Hex }): Promise<Sent>
  close(): Promise<void>
}

/** Hardhat's chain id, so that both EVMs derive the same ids of brands: calldata is priced by its bytes. */
export const chainId = 31_337

/** Unix seconds of the first block. */
export const firstTime = 2_000_000_000

/** Enough for every call measured. Until Amsterdam it stays below the most a transaction may ask since Osaka (EIP-7825). */
export function gasLimitOf(fork: Fork): number {
  return fork === 'amsterdam' ? 50_000_000 : 16_000_000
}
