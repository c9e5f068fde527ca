import hre from 'hardhat'
import type { Hex } from 'viem'
import { compilePeers } from './compilePeers.ts'
import { grantRoots } from './grantRoots.ts'
import type { GasSubjects } from './measureGas.ts'

/** Reads the contracts as Hardhat built them, compiles the peers and builds the trees. Build the contracts before. */
export async function loadSubjects(): Promise<GasSubjects> {
  const ledger = await hre.artifacts.readArtifact('ConsentLedger')
  const verifier = await hre.artifacts.readArtifact('ConsentVerifier')
  return {
    ledger: ledger.bytecode as Hex,
    ledgerRuntimeBytes: ledger.deployedBytecode.length / 2 - 1,
    verifier: verifier.bytecode as Hex,
    peers: compilePeers(),
    roots: grantRoots(),
  }
}
