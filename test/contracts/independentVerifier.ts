import { createBlock } from '@ethereumjs/block'
import { createCustomCommon, Hardfork, Mainnet } from '@ethereumjs/common'
import { bytesToHex, createAddressFromString, createZeroAddress, hexToBytes } from '@ethereumjs/util'
import { createVM } from '@ethereumjs/vm'
import { type Hex, trim } from 'viem'
import type { ContractCode } from '../../scripts/fuzz/contractCode.ts'

/**
 * A verifier on the EVM of EthereumJS, which shares no code with Hardhat's, for a ledger whose storage is given word by word.
 *
 * @param input.timestamp the time of the block that answers, in Unix seconds
 * @returns asks the verifier with calldata; what it returned, or throws what it reverted with
 */
export async function independentVerifier({
  code,
  chainId,
  ledger,
  storage,
  timestamp,
}: {
  code: ContractCode
  chainId: number
  ledger: Hex
  storage: readonly (readonly [slot: Hex, word: Hex])[]
  timestamp: number
}): Promise<(data: Hex) => Promise<Hex>> {
  const common = createCustomCommon({ chainId }, Mainnet, { hardfork: Hardfork.Cancun })
  const { evm, stateManager } = await createVM({ common })
  const block = createBlock({ header: { number: 10, timestamp } }, { common, skipConsensusFormatValidation: true })

  async function run(to: Hex | undefined, data: Hex) {
    const target = to === undefined ? {} : { to: createAddressFromString(to) }
    const call = { block, caller: createZeroAddress(), data: hexToBytes(data), gasLimit: 10_000_000n, ...target }
    const { execResult, createdAddress } = await evm.runCall(call)
    const output = bytesToHex(execResult.returnValue)
    if (execResult.exceptionError !== undefined) throw new Error(`${execResult.exceptionError.error}: ${output}`)
    return { output, createdAddress }
  }

  const place = createAddressFromString(ledger)
  await stateManager.putCode(place, hexToBytes((await run(undefined, code.ledger)).output))
  for (const [slot, word] of storage) await stateManager.putStorage(place, hexToBytes(slot), hexToBytes(trim(word)))
  const { createdAddress } = await run(undefined, `${code.verifier}${ledger.slice(2).padStart(64, '0')}`)
  const verifier = createdAddress?.toString()
  return async (data) => (await run(verifier, data)).output
}
