import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type RegisterBrandInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** 32 bytes, free to choose. */
  readonly salt: Hex
  /** Name customers know the brand by. */
  readonly name: string
  /** DNS name whose web site answers for the brand. */
  readonly domain: string
}

/**
 * Builds the call of `registerBrand`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { registerBrandCall } from '@consent-ledger/sdk'
 * import { ledger } from './setup.ts'
 *
 * const salt = `0x${'07'.repeat(32)}` as const
 * const { to, data } = registerBrandCall({ ledger, salt, name: 'Kaufhaus Nord', domain: 'kaufhaus-nord.example' })
 */
export function registerBrandCall({ ledger, salt, name, domain }: RegisterBrandInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'registerBrand', args: [salt, name, domain] }),
  }
}

/**
 * Registers a brand; the sender becomes its owner. The id follows from chain, ledger, sender and salt (`brandIdOf`).
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {BrandExistsError} as the ledger says
 * @throws {EmptyNameError} as the ledger says
 * @throws {EmptyDomainError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 * @example
 * import { brandIdOf, registerBrand } from '@consent-ledger/sdk'
 * import { client, deployment, ledger, owner } from './setup.ts'
 *
 * const salt = `0x${'07'.repeat(32)}` as const
 * const hash = await registerBrand(owner, { ledger, salt, name: 'Kaufhaus Nord', domain: 'kaufhaus-nord.example' })
 * await client.waitForTransactionReceipt({ hash })
 * const brandId = brandIdOf({ ...deployment, owner: owner.account.address, salt })
 */
export function registerBrand(
  client: WriteClient,
  { transaction, ...input }: RegisterBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, registerBrandCall(input), transaction)
}
