import { type Address, encodeAbiParameters, type Hex, keccak256 } from 'viem'

/**
 * The id `registerBrand` gives: it depends on nothing but its inputs, so it is known before sending and the same after a reorg.
 *
 * @param input.chainId chain of the ledger
 * @param input.ledger address of the ConsentLedger
 * @param input.owner the account that registers
 * @param input.salt 32 bytes
 * @example
 * import { brandIdOf } from '@consent-ledger/sdk'
 * import { deployment, owner } from './setup.ts'
 *
 * const brandId = brandIdOf({ ...deployment, owner: owner.account.address, salt: `0x${'07'.repeat(32)}` })
 */
export function brandIdOf({
  chainId,
  ledger,
  owner,
  salt,
}: {
  chainId: number
  ledger: Address
  owner: Address
  salt: Hex
}): Hex {
  return keccak256(
    encodeAbiParameters(
      [{ type: 'uint256' }, { type: 'address' }, { type: 'address' }, { type: 'bytes32' }],
      [BigInt(chainId), ledger, owner, salt],
    ),
  )
}
