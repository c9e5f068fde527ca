import { createBlock } from '@ethereumjs/block'
import { createCustomCommon, Mainnet } from '@ethereumjs/common'
import { createLegacyTx } from '@ethereumjs/tx'
import { createAddressFromString } from '@ethereumjs/util'
import { createVM, runTx } from '@ethereumjs/vm'
import { type Address, bytesToHex, type Hex, hexToBytes } from 'viem'
import { type Chain, chainId, type Fork, firstTime, gasLimitOf } from './chain.ts'

/** A chain in the EVM of ethereumjs, which shares no code with EDR. Nothing is signed: who sends is told to the transaction. */
export async function createEthereumjsChain(fork: Fork): Promise<Chain> {
  const common = createCustomCommon({ chainId }, Mainnet, { hardfork: fork })
  const vm = await createVM({ common })
  const nonces = new Map<Address, bigint>()
  let number = 1n
  return {
    async send({ from, to, data }) {
      const nonce = nonces.get(from) ?? 0n
      nonces.set(from, nonce + 1n)
      const tx = createLegacyTx(
        {
          nonce,
          gasPrice: 10n,
          gasLimit: gasLimitOf(fork),
          ...(to === undefined ? {} : { to }),
          data: hexToBytes(data),
        },
        { common, freeze: false },
      )
      const sender = createAddressFromString(from)
      tx.getSenderAddress = () => sender
      tx.isSigned = () => true
      const header = { number, timestamp: BigInt(firstTime) + number - 1n, gasLimit: 60_000_000n, baseFeePerGas: 7n }
      number += 1n
      const block = createBlock({ header }, { common, skipConsensusFormatValidation: true })
      const result = await runTx(vm, { tx, block, skipBalance: true, skipHardForkValidation: true })
      if (result.execResult.exceptionError) {
        const { error } = result.execResult.exceptionError
        throw new Error(`a measured transaction failed on ethereumjs (${fork}): ${error}`)
      }
      return {
        gasUsed: Number(result.totalGasSpent),
        contractAddress: (result.createdAddress?.toString() ?? '0x') as Address,
        logs: (result.execResult.logs ?? []).map(([, topics, bytes]) => ({
          topics: topics.map((topic) => bytesToHex(topic) as Hex),
          data: bytesToHex(bytes),
        })),
      }
    },
    async close() {},
  }
}
