import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import hre from 'hardhat'
import type { Hex } from 'viem'

const require = createRequire(import.meta.url)
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const eas = '@ethereum-attestation-service/eas-contracts/contracts'

/** A contract as the compiler gives it. */
export type Compiled = { readonly bytecode: Hex; readonly runtimeBytes: number }

/** The contracts the ledger is measured against. */
export type Peers = { readonly eas: Compiled; readonly schemaRegistry: Compiled; readonly floor: Compiled }

/**
 * EAS asks for exactly the compiler 0.8.29. Ours is newer and knows every word of it, so the pragma is rewritten as the file is read:
 * peers and ledger then differ in their sources alone.
 */
function readSource(path: string): string {
  const file = [join(root, path), join(root, 'node_modules', path)].find(existsSync)
  if (file === undefined) throw new Error(`${path} is missing: run npm install`)
  return readFileSync(file, 'utf8').replace(/^pragma solidity 0\.8\.29;$/m, 'pragma solidity >=0.8.29;')
}

/** Compiles the peers with the compiler and the very settings of hardhat.config.ts. It takes some seconds. */
export function compilePeers(): Peers {
  const solc = require('solc') as {
    compile(input: string, options: { import: (path: string) => { contents: string } }): string
  }
  const { settings } = hre.config.solidity.profiles.default?.compilers[0] ?? {}
  const roots = ['test/contracts/Floor.sol', `${eas}/EAS.sol`, `${eas}/SchemaRegistry.sol`]
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(roots.map((path) => [path, { content: readSource(path) }])),
    settings: {
      ...settings,
      outputSelection: { '*': { '*': ['evm.bytecode.object', 'evm.deployedBytecode.object'] } },
    },
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: (path) => ({ contents: readSource(path) }) }))
  const errors = (output.errors ?? []).filter(({ severity }: { severity: string }) => severity === 'error')
  if (errors.length > 0) throw new Error(`the peers do not compile: ${errors[0].formattedMessage}`)

  const pick = (path: string, name: string): Compiled => {
    const { bytecode, deployedBytecode } = output.contracts[path][name].evm
    return { bytecode: `0x${bytecode.object}`, runtimeBytes: deployedBytecode.object.length / 2 }
  }
  return {
    eas: pick(`${eas}/EAS.sol`, 'EAS'),
    schemaRegistry: pick(`${eas}/SchemaRegistry.sol`, 'SchemaRegistry'),
    floor: pick('test/contracts/Floor.sol', 'Floor'),
  }
}
