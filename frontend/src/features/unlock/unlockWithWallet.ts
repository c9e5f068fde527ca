import { deriveVault, seedFromSignature, unlockText } from '@consent-ledger/sdk'
import { type Address, getAddress, type Hex, isAddressEqual, size } from 'viem'
import type { Customer } from '../../config/customer.ts'
import { WalletChangesSignatureError } from '../../config/walletChangesSignatureError.ts'
import { WalletSignatureUnusableError } from '../../config/walletSignatureUnusableError.ts'
import { isKnownSteady, rememberSteady } from './firstUse.ts'
import { recoverMessageAddress } from './recoverMessageAddress.ts'

/** Where the unlocking stands: what the wallet is being asked. */
export type UnlockStep = 'connecting' | 'signing' | 'signing-again'

/**
 * Derives the customer's keys from one signature; on first use in this browser from two, which must be equal.
 *
 * @param options.host the app's canonical host; part of the signed text
 * @param options.connect asks the wallet for its account
 * @param options.sign asks the wallet for a personal_sign of the text (EIP-191)
 * @param options.onStep told before each question
 * @param options.signal aborted when the customer gives up: what the wallet answers after that asks and keeps nothing more
 * @throws {WalletChangesSignatureError} when the wallet signs differently each time
 * @throws {WalletSignatureUnusableError} when the signature is not one of that account
 */
export async function unlockWithWallet(options: {
  readonly host: string
  readonly connect: () => Promise<Address>
  readonly sign: (input: { readonly account: Address; readonly message: string }) => Promise<Hex>
  readonly onStep: (step: UnlockStep) => void
  readonly signal?: AbortSignal
}): Promise<Omit<Customer, 'lock' | 'walletId'>> {
  const { host, connect, sign, onStep, signal } = options
  onStep('connecting')
  const account = getAddress(await connect())
  signal?.throwIfAborted()
  const message = unlockText({ host, address: account })

  const askSeed = async (step: UnlockStep): Promise<Hex> => {
    onStep(step)
    const seed = seedOf({ account, message, signature: await sign({ account, message }) })
    signal?.throwIfAborted()
    return seed
  }

  const seed = await askSeed('signing')
  const vault = deriveVault(seed)
  if (!isKnownSteady(vault.vaultId)) {
    if ((await askSeed('signing-again')) !== seed) throw new WalletChangesSignatureError()
    rememberSteady(vault.vaultId)
  }
  return { address: account, seed, vault }
}

function seedOf(input: { readonly account: Address; readonly message: string; readonly signature: Hex }): Hex {
  const { account, message, signature } = input
  try {
    if (size(signature) !== 65) throw new TypeError('not 65 bytes')
    const signer = recoverMessageAddress({ message, signature })
    if (!isAddressEqual(signer, account)) throw new TypeError('another account signed')
    return seedFromSignature(signature).seed
  } catch (cause) {
    throw new WalletSignatureUnusableError({ cause })
  }
}
