import type { Address, ContractFunctionArgs, ContractFunctionName, ContractFunctionReturnType } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'
import { readView } from './readView.ts'

type ViewName = ContractFunctionName<typeof consentLedgerAbi, 'view'>

/** Reads one view function of the ledger. Throws as `readView` does. */
export function readLedger<
  name extends ViewName,
  const args extends ContractFunctionArgs<typeof consentLedgerAbi, 'view', name>,
>(
  client: ReadClient,
  { ledger, functionName, args, ...at }: { ledger: Address; functionName: name; args: args } & BlockSelector,
): Promise<ContractFunctionReturnType<typeof consentLedgerAbi, 'view', name, args>> {
  return readView(client, {
    contract: 'ConsentLedger',
    address: ledger,
    abi: consentLedgerAbi,
    functionName,
    args,
    at,
  } as never) as never
}
