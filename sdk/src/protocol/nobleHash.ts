import { keccak_256 } from '@noble/hashes/sha3.js'
import type { HashBackend } from './cryptoBackend.ts'

/** The hash of `nobleCrypto` alone: who only hashes need not carry the curve. */
export const nobleHash: HashBackend = { keccak256: keccak_256 }
