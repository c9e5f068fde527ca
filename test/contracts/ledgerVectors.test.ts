import { expect } from 'chai'
import type { ParamType } from 'ethers'
import { network } from 'hardhat'
import { consentLedgerAbi } from '../../sdk/src/abi/consentLedgerAbi.ts'
import vectors from '../vectors/ledger.json' with { type: 'json' }

/** Arguments and answers as the vectors write them: hex in lower case, integers as JSON numbers. */
type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }
type Named = { readonly [name: string]: Value }
type Outcome = {
  readonly ok: boolean
  readonly result?: Value
  readonly events?: readonly { readonly name: string; readonly args: Named }[]
  readonly error?: { readonly name: string; readonly args: Named }
}
type Call = { readonly name: string; readonly args: Named; readonly view?: boolean } & Partial<{
  readonly sender: string
  readonly timestamp: number
  readonly blockNumber: number
}>

for (const vector of vectors.vectors) {
  const calls = vector.input.calls as unknown as readonly Call[]
  const outcomes = vector.output.outcomes as unknown as readonly (Outcome | Value)[]

  describe(`vector ${vector.id}`, () => {
    it(`gives the outcomes of its ${calls.length} calls`, async function () {
      this.timeout(60_000)
      const first = calls.find((call) => call.timestamp !== undefined)
      const { ethers, networkHelpers, provider } = await network.create({
        override: {
          chainId: vector.input.chainId,
          initialDate: new Date(((first?.timestamp ?? 0) - 10_000) * 1000),
          allowBlocksWithSameTimestamp: true,
          mining: { auto: false, mempool: { order: 'fifo' } },
        },
      })
      const contract = new ethers.Interface(consentLedgerAbi)

      // The contract is put at the address of the vector, which the ids of its brands depend on.
      const { bytecode } = await ethers.getContractFactory('ConsentLedger')
      const code: string = await provider.request({ method: 'eth_call', params: [{ data: bytecode }, 'latest'] })
      await networkHelpers.setCode(vector.input.address, code)

      const plain = (type: ParamType, value: unknown): Value => {
        const { arrayChildren, components } = type
        if (arrayChildren) return Array.from(value as unknown[], (item) => plain(arrayChildren, item))
        if (components) return named(components, value as unknown[])
        if (typeof value === 'bigint') return Number(value)
        return typeof value === 'string' && type.type !== 'string' ? value.toLowerCase() : (value as Value)
      }
      const named = (types: readonly ParamType[], values: readonly unknown[]): Named =>
        Object.fromEntries(types.map((type, index) => [type.name, plain(type, values[index])]))

      const encode = (call: Call): string => {
        const fragment = contract.getFunction(call.name)
        if (!fragment) throw new Error(`the ledger has no function ${call.name}`)
        return contract.encodeFunctionData(
          fragment,
          fragment.inputs.map((input) => call.args[input.name]),
        )
      }

      const answerOf = (name: string, data: string): Value => {
        const type = contract.getFunction(name)?.outputs[0]
        return type ? plain(type, contract.decodeFunctionResult(name, data)[0]) : null
      }

      const outcomeOf = async (call: Call, hash: string): Promise<Outcome> => {
        const receipt = await ethers.provider.getTransactionReceipt(hash)
        const block = await ethers.provider.getBlock(receipt?.blockNumber ?? -1)
        expect([block?.number, block?.timestamp]).to.deep.equal([call.blockNumber, call.timestamp])

        const trace = (await provider.request({
          method: 'debug_traceTransaction',
          params: [hash, { disableMemory: true, disableStack: true, disableStorage: true }],
        })) as { returnValue: string }
        const data = `0x${trace.returnValue.replace(/^0x/, '')}`
        if (receipt?.status === 1) {
          const events = receipt.logs.map((log) => {
            const event = contract.parseLog(log)
            if (!event) throw new Error('the ledger emitted an event that its ABI does not know')
            return { name: event.name, args: named(event.fragment.inputs, event.args) }
          })
          return { ok: true, result: answerOf(call.name, data), events }
        }
        const error = contract.parseError(data)
        if (!error) throw new Error(`${call.name} reverted with ${data}`)
        return { ok: false, error: { name: error.name, args: named(error.fragment.inputs, error.args) } }
      }

      // Transactions of one block are sent together and mined at once.
      let pending: { place: number; call: Call; hash: string }[] = []
      const answers: (Outcome | Value)[] = []
      const mine = async () => {
        if (pending.length === 0) return
        await provider.request({ method: 'evm_mine', params: [] })
        for (const { place, call, hash } of pending) answers[place] = await outcomeOf(call, hash)
        pending = []
      }

      for (const [place, call] of calls.entries()) {
        if (call.view === true) {
          await mine()
          const params = [{ to: vector.input.address, data: encode(call) }, 'latest']
          answers[place] = answerOf(call.name, await provider.request({ method: 'eth_call', params }))
          continue
        }
        if (call.blockNumber === undefined || call.timestamp === undefined || call.sender === undefined) {
          throw new Error(`call ${place} of ${vector.id} is neither a view nor a transaction`)
        }
        if (pending[0]?.call.blockNumber !== call.blockNumber) {
          await mine()
          if (call.blockNumber - 1 > (await ethers.provider.getBlockNumber())) {
            const missing = call.blockNumber - 1 - (await ethers.provider.getBlockNumber())
            await networkHelpers.mine(missing, { interval: 0 })
          }
          await networkHelpers.time.setNextBlockTimestamp(call.timestamp)
        }
        await networkHelpers.impersonateAccount(call.sender)
        await networkHelpers.setBalance(call.sender, 10n ** 18n)
        const hash: string = await provider.request({
          method: 'eth_sendTransaction',
          params: [{ from: call.sender, to: vector.input.address, data: encode(call), gas: '0xf4240' }],
        })
        pending.push({ place, call, hash })
      }
      await mine()

      expect(answers).to.deep.equal(outcomes)
    })
  })
}
