import type { Hex } from 'viem'

/** The creation code of the two contracts under test, as Hardhat built them. */
export type ContractCode = { readonly ledger: Hex; readonly verifier: Hex }
