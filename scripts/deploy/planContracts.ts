import { type Address, concatHex, getContractAddress, type Hex, keccak256, pad, sliceHex } from 'viem'
import { deploymentProxy } from './deploymentProxy.ts'
import { type Artifact, readArtifact } from './readArtifact.ts'

/** A contract as it will be on every chain. */
export type PlannedContract = {
  readonly name: 'ConsentLedger' | 'ConsentVerifier'
  readonly address: Address
  readonly salt: Hex
  /** ABI-encoded; `0x` if the constructor takes nothing. */
  readonly constructorArguments: Hex
  /** Creation code with the constructor's arguments behind it. */
  readonly initCode: Hex
  /** The code at the address once it is deployed. */
  readonly code: Hex
  /** keccak256 of `code`: what a proof of the account shows. */
  readonly codeHash: Hex
}

export type PlannedContracts = { readonly ledger: PlannedContract; readonly verifier: PlannedContract }

/**
 * Works out from the build alone what is deployed and where. The ledger's address depends on its code and the salt; the verifier's
 * on the ledger's address too, which its constructor takes.
 *
 * @param salt 32 bytes.
 * @param folder Where the build is; the project itself by default.
 * @throws {DeployError} when the contracts are not built.
 */
export function planContracts(salt: Hex, folder?: string): PlannedContracts {
  const ledger = plan('ConsentLedger', readArtifact('ConsentLedger', folder), salt, '0x')
  const verifier = plan(
    'ConsentVerifier',
    readArtifact('ConsentVerifier', folder),
    salt,
    pad(ledger.address.toLowerCase() as Hex),
  )
  return { ledger, verifier }
}

function plan(
  name: PlannedContract['name'],
  artifact: Artifact,
  salt: Hex,
  constructorArguments: Hex,
): PlannedContract {
  const initCode = concatHex([artifact.bytecode, constructorArguments])
  const address = getContractAddress({ opcode: 'CREATE2', from: deploymentProxy.address, salt, bytecode: initCode })
  const code = fillImmutables(artifact, constructorArguments)
  return { name, address, salt, constructorArguments, initCode, code, codeHash: keccak256(code) }
}

/** Each of our contracts has at most one immutable, and it is the constructor's one argument. */
function fillImmutables({ deployedBytecode, immutableReferences }: Artifact, value: Hex): Hex {
  return Object.values(immutableReferences)
    .flat()
    .reduce(
      (code, { start, length }) => concatHex([sliceHex(code, 0, start), value, sliceHex(code, start + length)]),
      deployedBytecode,
    )
}
