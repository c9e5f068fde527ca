import { type Address, type Hex, parseEther, parseGwei } from 'viem'

/**
 * The deterministic deployment proxy (github.com/Arachnid/deterministic-deployment-proxy), which many chains have already. Called with a salt
 * and creation code it creates a contract by CREATE2, so the address depends on these two alone.
 *
 * Nobody holds the key of its signer: the signature (r = s = 0x22…22) was made up and the signer recovered from it. The one
 * transaction that signer can ever send creates the proxy, at the same address on each chain. It names no chain (it is older than EIP-155).
 * A test recovers all of this from the bytes of the transaction.
 */
export const deploymentProxy = {
  address: '0x4e59b44847b379578588920cA78FbF26c0B4956C' as Address,
  code: '0x7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3' as Hex,
  signer: '0x3fAB184622Dc19b6109349B94811493BF2a45362' as Address,
  transaction:
    '0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf31ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222' as Hex,
  /** Of the transaction, fixed for ever. */
  gasPrice: parseGwei('100'),
  gas: 100_000n,
  /** What its signer must hold: gas × gas price. */
  cost: parseEther('0.01'),
} as const
