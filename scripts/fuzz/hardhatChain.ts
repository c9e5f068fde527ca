import { network } from 'hardhat'
import { type Address, type Hex, numberToHex } from 'viem'
import type { ContractCode } from './contractCode.ts'
import type { Answer, BlockContext, Log } from './ledgerCall.ts'
import { chainId, deployer, firstTimestamp, gasLimit } from './setting.ts'
import type { Executed, TestChain } from './testChain.ts'

type Receipt = { status: Hex; gasUsed: Hex; logs: readonly Log[]; contractAddress: Address; blockNumber: Hex }

/** A chain in this process on Hardhat's EVM (EDR, which is built on revm), asked by its JSON-RPC. Blocks are mined when told to. */
export async function hardhatChain(code: ContractCode): Promise<TestChain> {
  const { provider } = await network.create({
    override: {
      chainId,
      hardfork: 'cancun',
      initialDate: new Date((firstTimestamp - 1) * 1000),
      initialBaseFeePerGas: 0,
      allowBlocksWithSameTimestamp: true,
      mining: { auto: false, mempool: { order: 'fifo' } },
    },
  })
  const request = (method: string, ...params: readonly unknown[]) =>
    provider.request({ method, params } as Parameters<typeof provider.request>[0])
  const known = new Set<Address>()
  let latest: BlockContext = { number: 0, timestamp: firstTimestamp - 1 }

  async function send(transaction: {
    readonly from: Address
    readonly to?: Address
    readonly [name: string]: unknown
  }) {
    if (!known.has(transaction.from)) await request('hardhat_impersonateAccount', transaction.from)
    if (!known.has(transaction.from)) await request('hardhat_setBalance', transaction.from, numberToHex(10n ** 24n))
    known.add(transaction.from)
    return (await request('eth_sendTransaction', {
      ...transaction,
      gas: numberToHex(gasLimit),
      gasPrice: '0x0',
    })) as Hex
  }

  async function mineBlock(timestamp: number) {
    await request('evm_setNextBlockTimestamp', timestamp)
    await request('evm_mine')
    latest = { number: latest.number + 1, timestamp }
  }

  async function receiptOf(hash: Hex): Promise<Receipt> {
    const receipt = (await request('eth_getTransactionReceipt', hash)) as Receipt | null
    if (Number(receipt?.blockNumber) !== latest.number) throw new Error(`${hash} is not in block ${latest.number}`)
    return receipt as Receipt
  }

  async function deploy(data: Hex): Promise<Address> {
    const hash = await send({ from: deployer, data })
    await mineBlock(latest.timestamp + 1)
    const { status, contractAddress } = await receiptOf(hash)
    if (status !== '0x1') throw new Error('the deployment on Hardhat failed')
    return contractAddress
  }

  const ledger = await deploy(code.ledger)
  const verifier = await deploy(`${code.verifier}${ledger.slice(2).padStart(64, '0')}`)
  const deployed = latest
  let snapshot = await request('evm_snapshot')

  async function executedOf(hash: Hex): Promise<Executed> {
    const { status, gasUsed, logs } = await receiptOf(hash)
    const trace = (await request('debug_traceTransaction', hash, { tracer: 'callTracer' })) as { output?: Hex }
    return {
      isReverted: status !== '0x1',
      output: trace.output ?? '0x',
      logs: logs.map(({ topics, data }) => ({ topics, data })),
      gasUsed: BigInt(gasUsed),
    }
  }

  async function call(transaction: Readonly<Record<string, Hex>>): Promise<Answer> {
    try {
      const output = (await request('eth_call', { ...transaction, gas: numberToHex(gasLimit) }, 'latest')) as Hex
      return { isReverted: false, output }
    } catch (error) {
      const { data } = error as { data?: Hex | { data?: Hex } }
      const output = typeof data === 'object' ? data.data : data
      if (output === undefined) throw error
      return { isReverted: true, output }
    }
  }

  return {
    name: 'Hardhat',
    chainId,
    ledger,
    verifier,
    latest: () => latest,
    async mine(timestamp, calls) {
      const hashes: Hex[] = []
      for (const { sender, data, value } of calls) {
        hashes.push(await send({ from: sender, to: ledger, data, value: numberToHex(value) }))
      }
      await mineBlock(timestamp)
      const executed: Executed[] = []
      for (const hash of hashes) executed.push(await executedOf(hash))
      return executed
    },
    view: (to, data) => call({ to, data }),
    simulate: ({ sender, data, value }) => call({ from: sender, to: ledger, data, value: numberToHex(value) }),
    async storageRoot() {
      return ((await request('eth_getProof', ledger, [], 'latest')) as { storageHash: Hex }).storageHash
    },
    async reset() {
      await request('evm_revert', snapshot)
      snapshot = await request('evm_snapshot')
      known.clear()
      latest = deployed
    },
  }
}
