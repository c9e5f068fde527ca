import { bytesToHex, type Hex } from 'viem'

/** A name for one press that reaches several brands. */
export function newGroupId(): Hex {
  return bytesToHex(crypto.getRandomValues(new Uint8Array(16)))
}
