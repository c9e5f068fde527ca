import type { Abi, DecodeEventLogReturnType, Hash } from 'viem'
import type { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'

type Decoded<abi extends Abi> = DecodeEventLogReturnType<abi, undefined, `0x${string}`[], undefined, true>

/** An event of the ledger, decoded. */
export type LedgerLog = Decoded<typeof consentLedgerAbi> & {
  readonly blockNumber: bigint
  readonly blockHash: Hash
  readonly transactionHash: Hash
  readonly logIndex: number
  /** Unix seconds; null if the node does not add the time to logs. */
  readonly blockTimestamp: number | null
}
