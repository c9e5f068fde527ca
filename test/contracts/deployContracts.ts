import type { HardhatEthers } from '@nomicfoundation/hardhat-ethers/types'
import type { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'
import type { consentVerifierAbi } from '../../sdk/src/abi/consentVerifierAbi.ts'
import type { TypedContract } from './typedContract.ts'

export type LedgerContract = TypedContract<typeof consentLedgerAbi>
export type VerifierContract = TypedContract<typeof consentVerifierAbi>

/** Deploys a ledger and a verifier that reads it to the network in the process. */
export async function deployContracts(
  ethers: HardhatEthers,
): Promise<{ ledger: LedgerContract; ledgerAddress: `0x${string}`; verifier: VerifierContract }> {
  const ledger = (await ethers.deployContract('ConsentLedger')) as unknown as LedgerContract
  const ledgerAddress = (await ledger.getAddress()) as `0x${string}`
  const verifier = (await ethers.deployContract('ConsentVerifier', [ledgerAddress])) as unknown as VerifierContract
  return { ledger, ledgerAddress, verifier }
}
