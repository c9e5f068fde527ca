import { createRequire } from 'node:module'
import type { Hex } from 'viem'
import { nativeCrypto } from '../../sdk/src/native/nativeCrypto.ts'
import type { CryptoBackend } from '../../sdk/src/protocol/cryptoBackend.ts'
import { bytesOf, hexOf } from '../../sdk/src/protocol/eip712.ts'
import { nobleCrypto } from '../../sdk/src/protocol/nobleCrypto.ts'
import { signDigest } from '../../sdk/src/protocol/signature.ts'

/** What hashes, recovers and signs in a simulation: the guard's own backend, and the same library for the customers' keys. */
export type SimulationCrypto = CryptoBackend & { readonly sign: (digest: Hex, key: Hex) => Hex }

type Bindings = {
  ecdsaSign(digest: Uint8Array, key: Uint8Array): { readonly signature: Uint8Array; readonly recid: number }
}

/** Compiled code where the machine has it, else plain JavaScript, which is a few times slower. */
export async function simulationCrypto(): Promise<SimulationCrypto> {
  const native = await nativeCrypto().catch(() => null)
  if (native === null) return { ...nobleCrypto, sign: signDigest }
  const { ecdsaSign } = createRequire(import.meta.url)('secp256k1') as Bindings
  return {
    ...native,
    sign(digest, key) {
      const { signature, recid } = ecdsaSign(bytesOf(digest, 32, 'digest'), bytesOf(key, 32, 'key'))
      return `${hexOf(signature)}${(27 + recid).toString(16)}`
    },
  }
}
