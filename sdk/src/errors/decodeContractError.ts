import { decodeErrorResult, type Hex, isHex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import { consentVerifierAbi } from '../abi/consentVerifierAbi.ts'
import type { ConsentLedgerError } from './consentLedgerError.ts'
import { contractErrors } from './contractErrors.ts'

const abi = [...consentLedgerAbi, ...consentVerifierAbi]

/** The revert data carried by an error or by one of its causes; viem, ethers and raw JSON-RPC errors put it in different places. */
function findRevertData(error: unknown, depth = 0): Hex | null {
  if (typeof error !== 'object' || error === null || depth > 12) return null
  for (const key of ['raw', 'data'] as const) {
    const value = (error as Record<string, unknown>)[key]
    if (isHex(value) && value.length >= 10) return value
    const nested = findRevertData(value, depth + 1)
    if (nested) return nested
  }
  for (const key of ['cause', 'error', 'info'] as const) {
    const nested = findRevertData((error as Record<string, unknown>)[key], depth + 1)
    if (nested) return nested
  }
  return null
}

/**
 * Turns a failed call into the class of the contracts' own error, with its values.
 *
 * @param error whatever a call, an estimate or a transaction through viem, ethers or plain JSON-RPC threw
 * @returns the error (`NotOwnerError`, `RootExistsError`, …) with `error` as its cause, or null if neither ledger nor verifier refused this call
 * @example
 * import { decodeContractError, NotOwnerError, setOperatorCall } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, operator } from './setup.ts'
 *
 * const call = setOperatorCall({ ledger, brandId, operator: operator.account.address, allowed: true })
 * try {
 *   await client.call({ ...call, account: operator.account })
 * } catch (error) {
 *   const refusal = decodeContractError(error)
 *   if (refusal instanceof NotOwnerError) console.log(refusal.message)
 * }
 */
export function decodeContractError(error: unknown): ConsentLedgerError | null {
  const data = findRevertData(error)
  if (data === null) return null
  try {
    const { errorName, args } = decodeErrorResult({ abi, data })
    const build = (
      contractErrors as Record<string, (values: never, options: { cause: unknown }) => ConsentLedgerError>
    )[errorName]
    return build ? build((args ?? []) as never, { cause: error }) : null
  } catch {
    return null
  }
}
