import type { Address, Hex } from 'viem'
import type { Block } from './block.ts'
import { finality } from './guardUnderTest.ts'
import type { MemoryChain } from './memoryChain.ts'
import { createMemoryNode, type MemoryNode } from './memoryNode.ts'
import { count, type Tally } from './tally.ts'

/** A node and what is wrong with it: `wellAt` says until when; 0: nothing. */
type NodeState = { readonly node: MemoryNode; lag: number; isStuck: boolean; wellAt: number }

/** The one or two nodes of a history, and what befalls them. */
export function createHistoryNodes({
  chain,
  random,
  tally,
  ...place
}: {
  readonly chain: MemoryChain
  readonly random: (below: number) => number
  readonly tally: Tally
  readonly chainId: number
  readonly ledger: Address
  readonly brandId: Hex
}) {
  const nodeCount = random(3) === 0 ? 2 : 1
  const states = Array.from({ length: nodeCount }, (): NodeState => {
    return { node: createMemoryNode(chain, place), lag: 0, isStuck: false, wellAt: 0 }
  })
  const all = states.map(({ node }) => node) as [MemoryNode, ...MemoryNode[]]
  const pick = <value>(values: readonly value[]): value => values[random(values.length)] as value

  return {
    all,

    /** Whether one shows what is new soon: it answers, and is not far behind. */
    get areHealthy() {
      return states.some(({ node, lag, isStuck }) => !node.isDown && !isStuck && lag <= finality.safe)
    },
    /** Whether one is about to fail. */
    get willFail() {
      return all.some((node) => node.willFail)
    },
    /** What was to fail once fails no more. */
    calm(): void {
      for (const node of all) node.calm()
    },

    /** Takes over what the chain shows now, each as far as it can; what was wrong for a while is well again. */
    follow(now: number): void {
      for (const state of states) {
        if (now >= state.wellAt && state.wellAt !== 0) {
          state.node.isDown = false
          state.lag = 0
          state.isStuck = false
          state.wellAt = 0
        }
        if (!state.isStuck) state.node.moveTo(chain.path[Math.max(0, chain.head.number - state.lag)] as Block)
      }
    },

    /** Something goes wrong with one of them. */
    trouble(now: number): void {
      const state = pick(states)
      const fault = pick(['down', 'lag', 'longLag', 'stuck', 'failsOnce', 'failsOnce'] as const)
      count(tally.nodeFaults, fault)
      if (fault === 'failsOnce') {
        state.node.failAfter(random(14))
        return
      }
      state.wellAt = now + 5 + random(fault === 'lag' ? 600 : 150)
      state.node.isDown = fault === 'down'
      state.isStuck = fault === 'stuck'
      state.lag = fault === 'lag' ? 1 + random(2) : fault === 'longLag' ? 3 + random(6) : 0
    },

    /** All are well from the next time they follow. */
    heal(now: number): void {
      for (const state of states) state.wellAt = now
    },
  }
}
