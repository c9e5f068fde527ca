import { consentLedgerAbi, type ReadClient } from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import { readContract } from 'viem/actions'

/** Reads when a notice was published and its number: for nodes that have lost its text. Fetched only then. */
export function readNoticeRecord(
  client: ReadClient,
  input: { readonly ledger: Address; readonly brandId: Hex; readonly noticeHash: Hex },
) {
  const { ledger, brandId, noticeHash } = input
  return readContract(client, {
    address: ledger,
    abi: consentLedgerAbi,
    functionName: 'noticeOf',
    args: [brandId, noticeHash],
  })
}
