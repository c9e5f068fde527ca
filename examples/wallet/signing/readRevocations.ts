import { consentLedgerAbi } from '@consent-ledger/sdk'
import { decodeFunctionData, type Hex } from 'viem'

/** What a transaction reveals for one brand. */
export type BrandRevocation = { readonly brandId: Hex; readonly secrets: number }

/**
 * Reads the data of a transaction as the ledger's `revoke`.
 *
 * @param data of the transaction.
 * @returns the brands and how many secrets are revealed for each, in the order of the call; undefined if it is another call.
 */
export function readRevocations(data: Hex): readonly BrandRevocation[] | undefined {
  try {
    const call = decodeFunctionData({ abi: consentLedgerAbi, data })
    if (call.functionName !== 'revoke') return undefined
    return call.args[0].map(({ brandId, secrets }) => ({ brandId, secrets: secrets.length }))
  } catch {
    return undefined
  }
}
