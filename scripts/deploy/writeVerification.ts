import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeWhole } from '../writeWhole.ts'
import { DeployError } from './deployError.ts'
import type { PlannedContract, PlannedContracts } from './planContracts.ts'
import { readArtifact } from './readArtifact.ts'
import { reasonOf } from './reasonOf.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

type StandardInput = { settings: { outputSelection: object } }
type StandardOutput = {
  contracts?: Record<string, Record<string, { metadata: string; evm: { bytecode: { object: string } } }>>
}

/**
 * Writes what explorers need to verify the source: for each contract a folder with the compiler's standard input, the metadata it
 * gives, the request body of Sourcify, and the fields of Etherscan's form. Before it writes, it compiles each input on its own and
 * compares the code.
 *
 * @param folder Where to; made if it is missing.
 * @returns The files.
 * @throws {DeployError} when an input does not give the code of the build, or the folder cannot be written.
 */
export function writeVerification(folder: string, planned: PlannedContracts): string[] {
  const solc: { compile(input: string): string } = createRequire(import.meta.url)('solc')
  const compiled = new Map<string, StandardOutput>()
  const files: string[] = []

  for (const contract of [planned.ledger, planned.verifier]) {
    const { buildInfoId, inputSourceName } = readArtifact(contract.name)
    const { input, solcLongVersion } = readBuildInfo(buildInfoId)
    const output = compiled.get(buildInfoId) ?? (JSON.parse(solc.compile(JSON.stringify(input))) as StandardOutput)
    compiled.set(buildInfoId, output)
    const { metadata, evm } = output.contracts?.[inputSourceName]?.[contract.name] ?? {}
    if (`0x${evm?.bytecode.object}${contract.constructorArguments.slice(2)}` !== contract.initCode) {
      throw new DeployError(
        `The standard input of ${contract.name} does not give the code of the build. Run: npm run generate`,
      )
    }

    const contractIdentifier = `${inputSourceName}:${contract.name}`
    files.push(
      write(join(folder, contract.name, 'standard-input.json'), input),
      write(join(folder, contract.name, 'metadata.json'), JSON.parse(metadata as string)),
      write(join(folder, contract.name, 'sourcify.json'), {
        stdJsonInput: input,
        compilerVersion: solcLongVersion,
        contractIdentifier,
      }),
      write(
        join(folder, contract.name, 'etherscan.json'),
        etherscanFields(contract, contractIdentifier, solcLongVersion),
      ),
    )
  }
  return files
}

/** The compiler's input as Hardhat kept it; of the output only what a verifier compares is asked for. */
function readBuildInfo(id: string): { input: StandardInput; solcLongVersion: string } {
  const path = join(root, 'artifacts', 'build-info', `${id}.json`)
  const { input, solcLongVersion } = JSON.parse(readFileSync(path, 'utf8'))
  const selected = ['abi', 'metadata', 'evm.bytecode.object', 'evm.deployedBytecode']
  input.settings.outputSelection = { '*': { '*': selected } }
  return { input, solcLongVersion }
}

/** As Etherscan's interface names them; `sourceCode` is the text of standard-input.json. */
function etherscanFields(contract: PlannedContract, contractIdentifier: string, solcLongVersion: string): object {
  return {
    contractaddress: contract.address,
    codeformat: 'solidity-standard-json-input',
    contractname: contractIdentifier,
    compilerversion: `v${solcLongVersion}`,
    constructorArguments: contract.constructorArguments.slice(2),
  }
}

function write(path: string, content: object): string {
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeWhole(path, `${JSON.stringify(content, null, 2)}\n`, 0o644)
    return path
  } catch (cause) {
    throw new DeployError(
      `${path} cannot be written (${reasonOf(cause)}). Choose another folder with --verification.`,
      {
        cause,
      },
    )
  }
}
