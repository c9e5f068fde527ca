import type { BaseContract, BaseContractMethod, ContractRunner } from 'ethers'
import type { Abi, ContractFunctionName } from 'viem'

/** An ethers contract that knows the names of its functions: a misspelt one does not compile. */
export type TypedContract<TAbi extends Abi> = Omit<BaseContract, 'connect'> & {
  // biome-ignore lint/suspicious/noExplicitAny: ethers checks arguments and results when the call is made
  readonly [name in ContractFunctionName<TAbi>]: BaseContractMethod<any[], any, any>
} & { connect(runner: ContractRunner | null): TypedContract<TAbi> }
