import config from '../../hardhat.config.ts'

type Settings = Readonly<Record<string, unknown>>

const exact = (config.solidity as { readonly settings: Settings }).settings
const { evmVersion, metadata } = exact

/**
 * How mutants are compiled: fast ways, whose code behaves as that of the project's own settings does. With those, `exact`, a mutant is
 * compiled only to see whether the same code comes out, and it is no mutant.
 */
export const buildSettings: Readonly<Record<'plain' | 'deep' | 'exact', Settings>> = {
  /** The fastest, for what compiles that way. */
  plain: { evmVersion, metadata, optimizer: { enabled: false } },
  /** For what is too deep for the plain way: through the intermediate language, with the least work on it. */
  deep: {
    evmVersion,
    metadata,
    viaIR: true,
    optimizer: {
      enabled: true,
      runs: 1,
      details: {
        peephole: false,
        inliner: false,
        jumpdestRemover: false,
        orderLiterals: false,
        deduplicate: false,
        cse: false,
        constantOptimizer: false,
        yul: true,
        yulDetails: { stackAllocation: true, optimizerSteps: '' },
      },
    },
  },
  exact,
}
