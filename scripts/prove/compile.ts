import solc from 'solc'
import type { Sources } from './readSources.ts'

type Diagnostic = {
  readonly severity: string
  readonly message: string
  readonly formattedMessage: string
}

export type CompilerOutput = {
  readonly errors?: readonly Diagnostic[]
  readonly sources: Readonly<Record<string, { readonly id: number; readonly ast?: unknown }>>
  readonly contracts?: Readonly<
    Record<string, Readonly<Record<string, { readonly evm: { readonly bytecode: { readonly object: string } } }>>>
  >
}

/** Runs the compiler from npm on sources in memory, with the settings of hardhat.config.ts that decide about the code. */
export function compile(options: {
  readonly sources: Sources
  readonly outputSelection?: unknown
  readonly modelChecker?: unknown
}): CompilerOutput {
  const { sources, outputSelection = {}, modelChecker } = options
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(Object.entries(sources).map(([path, content]) => [path, { content }])),
    settings: {
      evmVersion: 'cancun',
      viaIR: true,
      optimizer: { enabled: true, runs: 10_000 },
      metadata: { bytecodeHash: 'none' },
      outputSelection,
      modelChecker,
    },
  }
  const output = JSON.parse(solc.compile(JSON.stringify(input))) as CompilerOutput
  const error = output.errors?.find(({ severity }) => severity === 'error')
  if (error) throw new Error(`the sources do not compile: ${error.formattedMessage}`)
  return output
}
