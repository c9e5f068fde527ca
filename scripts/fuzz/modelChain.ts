import type { Address } from 'viem'
import type { IndependentChain } from './independentChain.ts'
import type { BlockContext, LedgerCall } from './ledgerCall.ts'
import { LedgerModel } from './ledgerModel.ts'

/**
 * A model in the place of a chain: to compare two models, which is a hundred times as fast as an EVM. It knows no gas, no storage and no
 * verifier.
 */
export function modelChain(
  place: { readonly chainId: number; readonly ledger: Address },
  start: BlockContext,
): IndependentChain {
  let model = new LedgerModel(place)
  let latest = start

  function begin(timestamp: number): void {
    latest = { number: latest.number + 1, timestamp }
  }

  const execute = async (call: LedgerCall) => ({ ...model.execute(call, latest), gasUsed: 0n })
  const answered = ({ isReverted, output }: ReturnType<LedgerModel['execute']>) => ({ isReverted, output })

  return {
    name: 'the model',
    chainId: place.chainId,
    ledger: place.ledger,
    verifier: '0x',
    latest: () => latest,
    begin,
    execute,
    async mine(timestamp, calls) {
      begin(timestamp)
      return Promise.all(calls.map(execute))
    },
    view: async (_, data) => answered(model.execute({ sender: place.ledger, data, value: 0n }, latest)),
    simulate: async (call) => answered(model.simulate(call, latest)),
    storageRoot: async () => '0x',
    async reset() {
      model = new LedgerModel(place)
      latest = start
    },
  }
}
