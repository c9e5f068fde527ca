import { createBlock } from '@ethereumjs/block'
import { createCustomCommon, Hardfork, Mainnet } from '@ethereumjs/common'
import { Caches, MerkleStateManager } from '@ethereumjs/statemanager'
import { createLegacyTx } from '@ethereumjs/tx'
import { bytesToHex, createAddressFromString, createContractAddress, hexToBytes } from '@ethereumjs/util'
import { createVM, runTx } from '@ethereumjs/vm'
import { type Address, type Hex, zeroAddress } from 'viem'
import type { ContractCode } from './contractCode.ts'
import type { Answer, BlockContext, LedgerCall, Log } from './ledgerCall.ts'
import { chainId, deployer, firstTimestamp, gasLimit } from './setting.ts'
import type { Executed, TestChain } from './testChain.ts'

/** A chain whose calls can be made one by one, each seeing what those before it in the same block did. */
export type IndependentChain = TestChain & {
  /** Begins the next block. */
  begin(timestamp: number): void
  /** Makes a call in the block that was begun last. */
  execute(call: LedgerCall): Promise<Executed>
}

/** A chain in this process on the EVM of EthereumJS, which shares no code with Hardhat's. */
export async function independentChain(code: ContractCode): Promise<IndependentChain> {
  const common = createCustomCommon({ chainId }, Mainnet, { hardfork: Hardfork.Cancun })
  const state = new MerkleStateManager({ common, caches: new Caches() })
  const vm = await createVM({ common, stateManager: state })

  const blockOf = ({ number, timestamp }: BlockContext) =>
    createBlock(
      { header: { number, timestamp, gasLimit: 60_000_000n, baseFeePerGas: 0n } },
      { common, setHardfork: false, skipConsensusFormatValidation: true },
    )
  let latest: BlockContext = { number: 0, timestamp: firstTimestamp - 1 }
  let block = blockOf(latest)

  function begin(timestamp: number): void {
    latest = { number: latest.number + 1, timestamp }
    block = blockOf(latest)
  }

  const senders = new Map<Address, ReturnType<typeof createAddressFromString>>()
  function addressOf(address: Address) {
    const known = senders.get(address) ?? createAddressFromString(address)
    senders.set(address, known)
    return known
  }

  async function execute({ sender, data, value }: LedgerCall, to: Address | undefined): Promise<Executed> {
    const transaction = createLegacyTx(
      { gasLimit, gasPrice: 0n, value, data: hexToBytes(data), ...(to === undefined ? {} : { to: addressOf(to) }) },
      { common, freeze: false },
    )
    // Nobody signs here: the sender is simply named.
    transaction.getSenderAddress = () => addressOf(sender)
    const { execResult, totalGasSpent } = await runTx(vm, {
      tx: transaction,
      block,
      skipBalance: true,
      skipNonce: true,
    })
    const isReverted = execResult.exceptionError !== undefined
    const logs = isReverted ? [] : (execResult.logs ?? [])
    return {
      isReverted,
      output: bytesToHex(execResult.returnValue),
      logs: logs.map(
        ([, topics, words]): Log => ({ topics: topics.map((topic) => bytesToHex(topic)), data: bytesToHex(words) }),
      ),
      gasUsed: totalGasSpent,
    }
  }

  async function call(to: Address, { sender, data, value }: LedgerCall): Promise<Answer> {
    const { execResult } = await vm.evm.runCall({
      block,
      caller: addressOf(sender),
      to: addressOf(to),
      data: hexToBytes(data),
      value,
      gasLimit,
      skipNonceIncrement: true,
    })
    return { isReverted: execResult.exceptionError !== undefined, output: bytesToHex(execResult.returnValue) }
  }

  async function deploy(data: Hex, nonce: bigint): Promise<Address> {
    begin(latest.timestamp + 1)
    const { isReverted } = await execute({ sender: deployer, data, value: 0n }, undefined)
    if (isReverted) throw new Error('the deployment on the independent EVM failed')
    return createContractAddress(addressOf(deployer), nonce).toString() as Address
  }

  const ledger = await deploy(code.ledger, 0n)
  const verifier = await deploy(`${code.verifier}${ledger.slice(2).padStart(64, '0')}`, 1n)
  const deployed = latest
  const deployedRoot = await state.getStateRoot()
  // With a checkpoint open nothing is written to the trie before somebody asks for its root.
  await state.checkpoint()

  return {
    name: 'the independent EVM',
    chainId,
    ledger,
    verifier,
    latest: () => latest,
    begin,
    execute: (call) => execute(call, ledger),
    async mine(timestamp, calls) {
      begin(timestamp)
      const executed: Executed[] = []
      for (const call of calls) executed.push(await execute(call, ledger))
      return executed
    },
    view: (to, data) => call(to, { sender: zeroAddress, data, value: 0n }),
    async simulate(made) {
      await state.checkpoint()
      try {
        return await call(ledger, made)
      } finally {
        await state.revert()
      }
    },
    async storageRoot() {
      await state.commit()
      const account = await state.getAccount(addressOf(ledger))
      await state.checkpoint()
      return bytesToHex(account?.storageRoot ?? new Uint8Array())
    },
    async reset() {
      await state.commit()
      await state.setStateRoot(deployedRoot)
      await state.checkpoint()
      latest = deployed
      block = blockOf(latest)
    },
  }
}
