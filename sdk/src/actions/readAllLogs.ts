import type { LedgerLog } from './ledgerLog.ts'
import type { ReadClient } from './readClient.ts'
import { type ReadLogsInput, readLogs } from './readLogs.ts'

/**
 * Reads the events of the ledger into one list, in the order of the chain. Throws as `readLogs` does.
 *
 * @example
 * import { getHead, readAllLogs } from '@consent-ledger/sdk'
 * import { brandId, client, deployment, ledger } from './setup.ts'
 *
 * const revocations = await readAllLogs(client, {
 *   ledger,
 *   brandId,
 *   events: ['ConsentRevoked'],
 *   fromBlock: BigInt(deployment.deploymentBlock),
 *   toBlock: (await getHead(client)).number,
 * })
 */
export async function readAllLogs(client: ReadClient, input: ReadLogsInput): Promise<LedgerLog[]> {
  const logs: LedgerLog[] = []
  for await (const page of readLogs(client, input)) for (const log of page.logs) logs.push(log)
  return logs
}
