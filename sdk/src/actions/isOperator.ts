import type { Address, Hex } from 'viem'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'
import { readLedger } from './readLedger.ts'

/**
 * Tells whether an account may act for a brand: its owner and its operators may.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand; for an unknown one the answer is false
 * @param input.account the account
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { isOperator } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, operator } from './setup.ts'
 *
 * const mayRecord = await isOperator(client, { ledger, brandId, account: operator.account.address })
 */
export function isOperator(
  client: ReadClient,
  { ledger, brandId, account, ...at }: { ledger: Address; brandId: Hex; account: Address } & BlockSelector,
): Promise<boolean> {
  return readLedger(client, { ledger, functionName: 'isOperator', args: [brandId, account], ...at })
}
