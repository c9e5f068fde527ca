import type { Address, Hex } from 'viem'
import type { Cast } from './cast.ts'
import type { Disagreement } from './disagreement.ts'
import type { IndependentChain } from './independentChain.ts'
import type { BlockContext, LedgerCall, Outcome } from './ledgerCall.ts'
import { ledgerInterface } from './ledgerInterface.ts'
import type { LedgerModel } from './ledgerModel.ts'
import { type CallOperation, calldataOf, type Operation } from './operation.ts'
import type { Executed, TestChain } from './testChain.ts'

/** The two EVMs; without Hardhat's, the independent one is compared with the model alone. */
export type Chains = { readonly independent: IndependentChain; readonly hardhat: TestChain | null }

/** What a run has met, to show that it was worth something. `outcomes` counts how often each function passed and each error came. */
export type Tally = { events: number; reverts: number; gasUsed: bigint; readonly outcomes: Map<string, number> }

/** A tally of nothing yet. */
export function newTally(): Tally {
  return { events: 0, reverts: 0, gasUsed: 0n, outcomes: new Map() }
}

class DisagreementError extends Error {
  override readonly name = 'DisagreementError'
  readonly disagreement: Disagreement

  constructor(disagreement: Disagreement) {
    super(disagreement.about)
    this.disagreement = disagreement
  }
}

/** Transactions of one block: their gas limits must fit into it. */
const mostPerBlock = 5

/** Between two comparisons of everything. */
const stepsPerSurvey = 100

const asker: Address = '0xa5ce000000000000000000000000000000000001'

/** The words of calldata or of an answer behind `skipped` bytes. */
function wordsOf(bytes: Hex, skipped: number): Set<string> {
  return new Set(bytes.slice(2 + 2 * skipped).match(/.{64}/g))
}

/** Runs one history from a fresh ledger, on each chain and the model, and compares them after every operation. */
export async function runHistory(
  { independent, hardhat }: Chains,
  model: LedgerModel,
  cast: Cast,
  operations: readonly Operation[],
  tally: Tally = newTally(),
): Promise<Disagreement | null> {
  const { ledger } = independent
  let step = 0
  let pending: { call: LedgerCall; executed: Executed; touched: readonly Hex[]; step: number }[] = []

  function expectEqual(about: string, got: unknown, expected: unknown): void {
    const [left, right] = [got, expected].map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    if (left !== right) throw new DisagreementError({ step, about, got: left ?? '', expected: right ?? '' })
  }

  const comparable = ({ isReverted, output, logs }: Outcome) => ({
    isReverted,
    output,
    logs: logs.map(({ topics, data }) => ({ topics, data })),
  })

  /** Asks the views of a brand; those that take one account or one document take a few in turn, or all. */
  async function compareViews(chain: TestChain, brandId: Hex, turn: number | 'all'): Promise<void> {
    const some = <Value>(values: readonly Value[], count: number) =>
      turn === 'all' ? values : values.filter((_, place) => (place + turn) % values.length < count)
    const questions: readonly (readonly [name: string, ...args: readonly unknown[]])[] = [
      ['brandOf', brandId],
      ['latestNotice', brandId],
      ['recordedAt', brandId, cast.words],
      ['lockStates', brandId, cast.words],
      ['revocationDigest', brandId],
      ['useDigest', brandId],
      ...some(cast.accounts, 2).map((account) => ['isOperator', brandId, account] as const),
      ...some(cast.documentHashes, 1).map((hash) => ['noticeOf', brandId, hash] as const),
    ]
    for (const [name, ...args] of questions) {
      const data = ledgerInterface.encodeCall(name, args)
      const { isReverted, output } = model.execute({ sender: asker, data, value: 0n }, chain.latest())
      expectEqual(`${name} of ${brandId} on ${chain.name}`, await chain.view(ledger, data), { isReverted, output })
    }
  }

  function touchedBy({ data }: LedgerCall, { isReverted, output }: Outcome): readonly Hex[] {
    const words = wordsOf(data, 4).union(wordsOf(output, isReverted ? 4 : 0))
    const found = cast.brandIds.filter((brandId) => words.has(brandId.slice(2)))
    // A call that names no brand must not have changed any: one is looked at.
    return found.length > 0 ? found : cast.brandIds.filter((_, place) => place === step % cast.brandIds.length)
  }

  async function closeBlock(): Promise<void> {
    if (pending.length === 0) return
    const touched = new Set(pending.flatMap((made) => made.touched))
    if (hardhat === null) {
      for (const brandId of touched) await compareViews(independent, brandId, step)
    } else {
      const { number, timestamp } = independent.latest()
      const calls = pending.map(({ call }) => call)
      const executed = await hardhat.mine(timestamp, calls)
      expectEqual('the height of the block', hardhat.latest().number, number)
      const last = step
      for (const [place, got] of executed.entries()) {
        const made = pending[place] as (typeof pending)[number]
        step = made.step
        expectEqual('the call on Hardhat', comparable(got), comparable(made.executed))
        expectEqual('the gas used on Hardhat', got.gasUsed.toString(), made.executed.gasUsed.toString())
      }
      step = pending.at(-1)?.step ?? last
      // Equal roots: what Hardhat answers now holds for both.
      expectEqual('the root of the storage', await hardhat.storageRoot(), await independent.storageRoot())
      for (const brandId of touched) await compareViews(hardhat, brandId, step)
      step = last
    }
    pending = []
  }

  /** Compares all that can be asked of all brands. */
  async function survey(): Promise<void> {
    await closeBlock()
    for (const brandId of cast.brandIds) {
      await compareViews(independent, brandId, 'all')
      if (hardhat !== null) await compareViews(hardhat, brandId, 'all')
    }
  }

  function senderOf({ kind, part, otherwise, args }: CallOperation): Address {
    const parts = typeof args[0] === 'string' ? model.partsOf(args[0] as Hex) : undefined
    const chosen = parts && { ...parts, operator: parts.operators.find((each) => cast.senders.includes(each)) }
    const account = part === 'anyone' ? undefined : chosen?.[part]
    // The zero address and the ledger can only be made believe to call.
    const pool = kind === 'simulate' ? cast.accounts : cast.senders
    return account !== undefined && pool.includes(account) ? account : (pool[otherwise % pool.length] as Address)
  }

  async function simulate(call: LedgerCall): Promise<void> {
    await closeBlock()
    const { isReverted, output } = model.simulate(call, independent.latest())
    for (const chain of [independent, hardhat]) {
      if (chain === null) continue
      expectEqual(`the simulated call on ${chain.name}`, await chain.simulate(call), { isReverted, output })
    }
  }

  async function send(call: LedgerCall, operation: CallOperation): Promise<void> {
    const joins = operation.sharesBlock && pending.length > 0 && pending.length < mostPerBlock
    if (joins) {
      // Between two calls of one block only the independent EVM can be asked.
      const [before] = pending.slice(-1)
      for (const brandId of before?.touched ?? []) await compareViews(independent, brandId, step)
    } else {
      await closeBlock()
      independent.begin(independent.latest().timestamp + operation.wait)
    }
    const block: BlockContext = independent.latest()
    const expected = model.execute(call, block)
    const executed = await independent.execute(call)
    expectEqual('the call on the independent EVM', comparable(executed), comparable(expected))
    pending.push({ call, executed, touched: touchedBy(call, expected), step })
    count(operation, expected, executed.gasUsed)
  }

  function count({ name, damage, value }: CallOperation, { isReverted, output, logs }: Outcome, gasUsed: bigint): void {
    tally.events += logs.length
    tally.reverts += Number(isReverted)
    tally.gasUsed += gasUsed
    const error = output === '0x' ? 'no reason' : (ledgerInterface.errorOf(output.slice(0, 10) as Hex) ?? output)
    const label = isReverted ? `${error}` : damage !== null || value > 0 ? 'spoilt but passed' : `${name} passed`
    tally.outcomes.set(label, (tally.outcomes.get(label) ?? 0) + 1)
  }

  await independent.reset()
  await hardhat?.reset()
  try {
    for (const operation of operations) {
      if (operation.kind === 'mine') {
        await closeBlock()
        for (let block = 0; block < operation.blocks; block++) {
          const timestamp = independent.latest().timestamp + operation.wait
          await independent.mine(timestamp, [])
          await hardhat?.mine(timestamp, [])
        }
      } else {
        const call = { sender: senderOf(operation), data: calldataOf(operation), value: BigInt(operation.value) }
        if (operation.kind === 'simulate') await simulate(call)
        else await send(call, operation)
      }
      if (step % stepsPerSurvey === stepsPerSurvey - 1 || step === operations.length - 1) await survey()
      step++
    }
    return null
  } catch (error) {
    if (error instanceof DisagreementError) return error.disagreement
    throw error
  }
}
