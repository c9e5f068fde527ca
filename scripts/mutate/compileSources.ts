import { createRequire } from 'node:module'
import type { Artifact } from './artifact.ts'
import type { AstNode } from './astNode.ts'

export type Compiled = {
  /** The first error of the compiler; then there is no contract. */
  readonly error?: string
  /** Those of the wanted sources. */
  readonly artifacts: readonly Artifact[]
  readonly trees: ReadonlyMap<string, AstNode>
}

type Output = {
  readonly errors?: readonly { readonly severity: string; readonly formattedMessage: string }[]
  readonly sources?: Readonly<Record<string, { readonly ast?: AstNode }>>
  readonly contracts?: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly abi: unknown
            readonly evm: {
              readonly bytecode: { readonly object: string }
              readonly deployedBytecode: { readonly object: string }
            }
          }
        >
      >
    >
  >
}

let compile: ((input: string) => string) | undefined

/**
 * Compiles in this process, with the compiler that Hardhat uses. The compiler takes a second to load; that happens once.
 * @param contents the sources, complete with what they import
 * @param wanted the sources whose contracts are wanted; without any, only the syntax trees
 * @param settings as in the project's configuration
 */
export function compileSources(
  contents: ReadonlyMap<string, string>,
  wanted: readonly string[],
  settings: Readonly<Record<string, unknown>>,
): Compiled {
  compile ??= createRequire(import.meta.url)('solc').compile as (input: string) => string
  const outputs = ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object']
  const outputSelection =
    wanted.length === 0 ? { '*': { '': ['ast'] } } : Object.fromEntries(wanted.map((name) => [name, { '*': outputs }]))
  const sources = Object.fromEntries([...contents].map(([name, content]) => [name, { content }]))
  const input = { language: 'Solidity', sources, settings: { ...settings, outputSelection } }
  const output = JSON.parse(compile(JSON.stringify(input))) as Output

  const error = output.errors?.find(({ severity }) => severity === 'error')?.formattedMessage
  const artifacts: Artifact[] = []
  for (const [sourceName, named] of Object.entries(output.contracts ?? {})) {
    for (const [contractName, { abi, evm }] of Object.entries(named)) {
      if (error !== undefined) continue
      artifacts.push({
        _format: 'hh3-artifact-1',
        contractName,
        sourceName,
        abi,
        bytecode: `0x${evm.bytecode.object}`,
        deployedBytecode: `0x${evm.deployedBytecode.object}`,
        linkReferences: {},
        deployedLinkReferences: {},
      })
    }
  }
  const trees = new Map(
    Object.entries(output.sources ?? {}).flatMap(([name, { ast }]) => (ast ? [[name, ast] as const] : [])),
  )
  return { ...(error === undefined ? {} : { error }), artifacts, trees }
}
