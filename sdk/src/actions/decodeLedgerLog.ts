import { decodeEventLog, type Hex, hexToBigInt, hexToNumber, type RpcLog } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { LedgerLog } from './ledgerLog.ts'

/**
 * Decodes a log as `eth_getLogs` gives it.
 *
 * @param log raw JSON-RPC log
 * @returns the event, or null if it is pending, was removed by a reorg, or is no event of the ledger
 * @example
 * import { decodeLedgerLog } from '@consent-ledger/sdk'
 * import { client, ledger } from './setup.ts'
 *
 * const logs = await client.request({ method: 'eth_getLogs', params: [{ address: ledger, fromBlock: '0x1', toBlock: '0x64' }] })
 * const events = logs.map(decodeLedgerLog).filter((event) => event !== null)
 */
export function decodeLedgerLog(log: RpcLog): LedgerLog | null {
  if (
    log.removed ||
    log.blockNumber === null ||
    log.blockHash === null ||
    log.transactionHash === null ||
    log.logIndex === null
  )
    return null
  try {
    const { eventName, args } = decodeEventLog({
      abi: consentLedgerAbi,
      data: log.data,
      topics: log.topics,
      strict: true,
    })
    const time = (log as { blockTimestamp?: Hex | null }).blockTimestamp
    return {
      eventName,
      args,
      blockNumber: hexToBigInt(log.blockNumber),
      blockHash: log.blockHash,
      transactionHash: log.transactionHash,
      logIndex: hexToNumber(log.logIndex),
      blockTimestamp: time ? hexToNumber(time) || null : null,
    } as LedgerLog
  } catch {
    return null
  }
}
