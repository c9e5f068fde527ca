import { network } from 'hardhat'
import type { Address, Hex } from 'viem'
import { type Chain, type Fork, firstTime, gasLimitOf } from './chain.ts'

type Receipt = { status: Hex; gasUsed: Hex; contractAddress: Address | null; logs: { topics: Hex[]; data: Hex }[] }

/** A chain in Hardhat's own EVM (EDR, built on revm). Call it from the project's folder: Hardhat reads its configuration there. */
export async function createEdrChain(fork: Exclude<Fork, 'bpo2'>): Promise<Chain> {
  const { provider, close } = await network.create({
    override: {
      hardfork: fork,
      initialDate: new Date((firstTime - 1) * 1000),
      blockGasLimit: 60_000_000,
      transactionGasCap: false,
    },
  })
  const gas = `0x${gasLimitOf(fork).toString(16)}`
  let time = firstTime
  return {
    async send({ from, to, data }) {
      await provider.request({ method: 'evm_setNextBlockTimestamp', params: [time++] })
      const request = { from, ...(to === undefined ? {} : { to }), data, gas }
      const hash = await provider.request({ method: 'eth_sendTransaction', params: [request] })
      const receipt = (await provider.request({ method: 'eth_getTransactionReceipt', params: [hash] })) as Receipt
      if (receipt.status !== '0x1') throw new Error(`a measured transaction failed on EDR (${fork})`)
      return {
        gasUsed: Number(receipt.gasUsed),
        contractAddress: receipt.contractAddress ?? '0x',
        logs: receipt.logs,
      }
    },
    close,
  }
}
