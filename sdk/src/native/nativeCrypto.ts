import { createRequire } from 'node:module'
import { NativeCryptoMissingError } from '../errors/nativeCryptoMissingError.ts'
import type { CryptoBackend } from '../protocol/cryptoBackend.ts'

/** The part of the package `secp256k1` that is used. */
type Bindings = {
  ecdsaRecover(
    signature: Uint8Array,
    recovery: number,
    digest: Uint8Array,
    compressed: boolean,
    output: Uint8Array,
  ): Uint8Array
}

/**
 * Opens the fast cryptography of a server: libsecp256k1 as compiled code (npm `secp256k1`) and Keccak as WebAssembly (npm `hash-wasm`), both
 * optional peer dependencies. Some twenty times as fast as the default, and equal to it in every answer.
 *
 * The package `secp256k1` brings binaries for Linux (x64, glibc and musl), Windows (x64) and macOS (arm64). Where it has none this throws: the
 * package's own fallback to other JavaScript is never taken.
 *
 * @returns the backend, for `createGuard({ crypto })` and every function that takes a `crypto`.
 * @throws {NativeCryptoMissingError} when a package is not installed or has no binary for this machine.
 * @see https://github.com/bitcoin-core/secp256k1
 * @example
 * import { identifyReceipt } from '@consent-ledger/sdk'
 * import { nativeCrypto } from '@consent-ledger/sdk/native'
 * import { receipt } from './setup.ts'
 *
 * const crypto = await nativeCrypto()
 * const { signer } = identifyReceipt(receipt, crypto)
 */
export async function nativeCrypto(): Promise<CryptoBackend> {
  const { createKeccak } = await import('hash-wasm').catch((cause: unknown) => refuse('hash-wasm', cause))
  const hasher = await createKeccak(256).catch((cause: unknown) => refuse('hash-wasm', cause))
  const { ecdsaRecover } = loadBindings()
  // V8 keeps up to 64 bytes among its objects and moves them out before other code may read them, which costs more than hashing them. So such
  // bytes are copied to places outside, one for each length.
  const outside = Array.from({ length: 65 }, (_, length) => new Uint8Array(65).subarray(0, length))
  const message = outside[32] as Uint8Array
  const rs = outside[64] as Uint8Array
  const key = new Uint8Array(65)
  return {
    keccak256(bytes) {
      const place = outside[bytes.length]
      place?.set(bytes)
      return hasher
        .init()
        .update(place ?? bytes)
        .digest('binary')
    },
    recoverPublicKey(digest, signature, parity) {
      message.set(digest)
      rs.set(signature)
      try {
        return ecdsaRecover(rs, parity, message, false, key).slice(1)
      } catch {
        return null
      }
    },
  }
}

function loadBindings(): Bindings {
  try {
    return createRequire(import.meta.url)('secp256k1/bindings.js') as Bindings
  } catch (cause) {
    return refuse('secp256k1', cause)
  }
}

function refuse(library: string, cause: unknown): never {
  throw new NativeCryptoMissingError({ library }, { cause })
}
