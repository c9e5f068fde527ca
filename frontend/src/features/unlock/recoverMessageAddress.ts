import { BadSignatureError, recoverSigner, seedFromSignature } from '@consent-ledger/sdk'
import { type Address, type Hex, hashMessage } from 'viem'

/**
 * The account behind a personal_sign (EIP-191), whichever of the usual forms the wallet gives it: v of 0, 1, 27 or 28, either s.
 * It is what viem's function of this name answers, with the curve the SDK has brought already: viem would fetch a second one.
 *
 * @throws {BadSignatureError} when it is not 65 bytes, or recovers to no key
 */
export function recoverMessageAddress(input: { readonly message: string; readonly signature: Hex }): Address {
  const { message, signature } = input
  const { unlock } = seedFromSignature(signature) // r and s, with a low s.
  const v = Number(`0x${signature.slice(130)}`)
  if (![0, 1, 27, 28].includes(v)) throw new BadSignatureError(`its v is ${v}`)

  const isTurned = unlock.slice(2) !== signature.slice(2, 130).toLowerCase()
  const parity = (v >= 27 ? v - 27 : v) ^ (isTurned ? 1 : 0)
  return recoverSigner(hashMessage(message), `${unlock}${(27 + parity).toString(16)}` as Hex)
}
