import type { Chain, Fork } from './chain.ts'
import { createEdrChain } from './createEdrChain.ts'
import { createEthereumjsChain } from './createEthereumjsChain.ts'
import { type GasFigures, type GasSubjects, measureGas } from './measureGas.ts'

/** What one set of rules gives, and the calls for which the two EVMs do not agree. */
export type ForkFigures = {
  readonly name: string
  readonly figures: GasFigures
  readonly differences: readonly string[]
}

/**
 * Measures every call under three sets of rules, each on two EVMs that share no code. Under final rules the figures are those of
 * ethereumjs, and EDR says whether they are right. Of a draft the two have different versions: both are given, and neither is checked.
 */
export async function measureForks(
  subjects: GasSubjects,
  report: (progress: string) => void = () => {},
): Promise<[cancun: ForkFigures, ...newer: ForkFigures[]]> {
  const measureOn = async (title: string, chain: Chain) => {
    report(`Every call on ${title} …`)
    try {
      return await measureGas(chain, subjects)
    } finally {
      await chain.close()
    }
  }
  const onEthereumjs = async (fork: Fork) => measureOn(`ethereumjs, ${fork}`, await createEthereumjsChain(fork))
  const onEdr = async (fork: Exclude<Fork, 'bpo2'>) => measureOn(`EDR, ${fork}`, await createEdrChain(fork))
  const checked = (name: string, figures: GasFigures, others: GasFigures): ForkFigures => ({
    name,
    figures,
    differences: findDifferences(figures, others),
  })
  return [
    checked('Cancun', await onEthereumjs('cancun'), await onEdr('cancun')),
    // The blob forks (BPO) change nothing but blobs. EDR does not name them; there Osaka is the same.
    checked('Osaka with BPO2', await onEthereumjs('bpo2'), await onEdr('osaka')),
    { name: 'Amsterdam, draft in ethereumjs', figures: await onEthereumjs('amsterdam'), differences: [] },
    { name: 'Amsterdam, draft in EDR', figures: await onEdr('amsterdam'), differences: [] },
  ]
}

function findDifferences(figures: GasFigures, others: GasFigures): string[] {
  return (['ours', 'eas', 'floor', 'bare'] as const).flatMap((contract) =>
    Object.entries(figures[contract])
      .filter(([call, gas]) => others[contract][call] !== gas)
      .map(([call, gas]) => `${contract}, ${call}: ethereumjs ${gas}, EDR ${others[contract][call]}`),
  )
}
