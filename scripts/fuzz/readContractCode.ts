import { artifacts } from 'hardhat'
import type { Hex } from 'viem'
import type { ContractCode } from './contractCode.ts'

/** Reads what Hardhat built. */
export async function readContractCode(): Promise<ContractCode> {
  const codeOf = async (name: string) => (await artifacts.readArtifact(name)).bytecode as Hex
  return { ledger: await codeOf('ConsentLedger'), verifier: await codeOf('ConsentVerifier') }
}
