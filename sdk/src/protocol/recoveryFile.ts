import { randomBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import type { Hex } from 'viem'
import { PassphraseTooShortError } from '../errors/passphraseTooShortError.ts'
import { RecoveryFileUnreadableError } from '../errors/recoveryFileUnreadableError.ts'
import { bytesOf, hexOf } from './eip712.ts'
import { canonicalJson, parseJson } from './strictJson.ts'
import { exactFields, readSchema, rule } from './strictSchema.ts'

/** Characters a new passphrase has at least, counted after normalisation. */
export const leastPassphraseLength = 12

const saltLength = 16
const nonceLength = 12
const sealedLength = 32 + 16
/** A file is some 400 characters; with generous white space it stays far below this. */
const greatestLength = 4_096

/** OWASP's first choice for scrypt: 128 MiB, about half a second of one core. */
const newCost = { n: 2 ** 17, r: 8, p: 1 }

/** Costs a file may ask for. Above them a file could freeze the device, below them it was not made by these rules. */
const leastN = 2 ** 16
const greatestN = 2 ** 18
const greatestP = 2

/**
 * Makes a recovery file: the seed, closed with a passphrase. It holds nothing about wallet, brands or customer.
 *
 * @param parameters `seed`, 32 bytes; `passphrase`, at least 12 characters, taken in NFKC; `salt`, 16 bytes, and `nonce`, 12 bytes: random when omitted, never used twice; `onProgress`, told how much of the work is done, from 0 to 1.
 * @returns the file's text, JSON.
 * @throws {PassphraseTooShortError} when the passphrase is shorter.
 * @throws {InvalidValueError} when seed, salt or nonce is malformed.
 * @see RFC 7914 (scrypt), NIST SP 800-38D, RFC 8785
 * @example
 * import { sealRecoveryFile } from '@consent-ledger/sdk'
 * import { seed } from './setup.ts'
 *
 * const text = await sealRecoveryFile({ seed, passphrase: 'seven quiet herons cross the weir' })
 */
export async function sealRecoveryFile({
  seed,
  passphrase,
  salt = hexOf(randomBytes(saltLength)),
  nonce = hexOf(randomBytes(nonceLength)),
  onProgress,
}: {
  seed: Hex
  passphrase: string
  salt?: Hex
  nonce?: Hex
  onProgress?: OnProgress
}): Promise<string> {
  if (!isPassphraseLongEnough(passphrase)) throw new PassphraseTooShortError(leastPassphraseLength)
  const plaintext = bytesOf(seed, 32, 'seed')
  const header: Header = {
    type: 'consent-recovery',
    schema: 1,
    kdf: { name: 'scrypt', ...newCost, salt: hexOf(bytesOf(salt, saltLength, 'salt')) },
    nonce: hexOf(bytesOf(nonce, nonceLength, 'nonce')),
  }
  const key = await deriveKey(passphrase, header.kdf, onProgress)
  const sealed = await crypto.subtle.encrypt(cipherOf(header), key, new Uint8Array(plaintext))
  return `${JSON.stringify({ ...header, ciphertext: hexOf(new Uint8Array(sealed)) }, null, 2)}\n`
}

/**
 * Opens a recovery file.
 *
 * @param parameters `text`, the file; `passphrase`, in any Unicode form; `onProgress`, told how much of the work is done, from 0 to 1.
 * @returns the seed, 32 bytes: a secret.
 * @throws {RecoveryFileUnreadableError} when the passphrase is another one or the file is damaged or none; the error does not tell which.
 * @example
 * import { readFile } from 'node:fs/promises'
 * import { deriveVault, openRecoveryFile } from '@consent-ledger/sdk'
 *
 * const text = await readFile('consent-recovery.json', 'utf8')
 * const { vaultId } = deriveVault(await openRecoveryFile({ text, passphrase: 'seven quiet herons cross the weir' }))
 */
export async function openRecoveryFile({
  text,
  passphrase,
  onProgress,
}: {
  text: string
  passphrase: string
  onProgress?: OnProgress
}): Promise<Hex> {
  const { ciphertext, ...header } = parseRecoveryFile(text)
  const key = await deriveKey(passphrase, header.kdf, onProgress)
  try {
    const sealed = new Uint8Array(bytesOf(ciphertext, sealedLength, 'ciphertext'))
    return hexOf(new Uint8Array(await crypto.subtle.decrypt(cipherOf(header), key, sealed)))
  } catch {
    throw new RecoveryFileUnreadableError()
  }
}

/**
 * Whether a passphrase may close a new recovery file.
 *
 * @param passphrase in any Unicode form.
 * @returns whether it has at least 12 characters (code points in NFKC).
 * @example
 * import { isPassphraseLongEnough } from '@consent-ledger/sdk'
 *
 * isPassphraseLongEnough('too short') // false
 */
export function isPassphraseLongEnough(passphrase: string): boolean {
  return [...passphrase.normalize('NFKC')].length >= leastPassphraseLength
}

const schema = exactFields({
  type: v.literal('consent-recovery'),
  schema: v.literal(1),
  kdf: exactFields({
    name: v.literal('scrypt'),
    n: v.pipe(
      v.number(),
      rule('value', (n: number) =>
        n >= leastN && n <= greatestN && (n & (n - 1)) === 0
          ? null
          : `is not a power of two from ${leastN} to ${greatestN}.`,
      ),
    ),
    r: v.literal(newCost.r),
    p: v.pipe(
      v.number(),
      rule('value', (p: number) => (p >= 1 && p <= greatestP ? null : `is not from 1 to ${greatestP}.`)),
    ),
    salt: hexField(saltLength),
  }),
  nonce: hexField(nonceLength),
  ciphertext: hexField(sealedLength),
})

type RecoveryFile = v.InferOutput<typeof schema>
type Header = Omit<RecoveryFile, 'ciphertext'>
type OnProgress = (fraction: number) => void

/** Bytes in lower case: a second spelling would change the additional data. */
function hexField(length: number) {
  const pattern = new RegExp(`^0x[0-9a-f]{${2 * length}}$`)
  return v.pipe(
    v.custom<Hex>((input) => typeof input === 'string'),
    rule('bytes', (value: Hex) => (pattern.test(value) ? null : `is not 0x and ${2 * length} lower case hex digits.`)),
  )
}

function parseRecoveryFile(text: string): RecoveryFile {
  if (text.length > greatestLength) throw new RecoveryFileUnreadableError()
  let document: unknown
  try {
    document = parseJson(text)
  } catch {
    throw new RecoveryFileUnreadableError()
  }
  const { output } = readSchema(schema, document)
  if (output === null) throw new RecoveryFileUnreadableError()
  return output
}

/** The key behind a passphrase. The code of scrypt is fetched only now: nobody who needs no recovery file loads it. */
async function deriveKey(
  passphrase: string,
  { n, r, p, salt }: Header['kdf'],
  onProgress: OnProgress = () => {},
): Promise<CryptoKey> {
  const { scryptAsync } = await import('@noble/hashes/scrypt.js')
  const password = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const maxmem = 128 * greatestN * r * 2
  const cost = { N: n, r, p, dkLen: 32, maxmem, onProgress }
  const key = await scryptAsync(password, bytesOf(salt, saltLength, 'salt'), cost)
  return crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/** AES-256-GCM with everything but the ciphertext as additional data: RFC 8785 bytes, so that white space does not count. */
function cipherOf({ type, schema: version, kdf, nonce }: Header): AesGcmParams {
  const header = canonicalJson({ type, schema: version, kdf, nonce })
  return {
    name: 'AES-GCM',
    iv: new Uint8Array(bytesOf(nonce, nonceLength, 'nonce')),
    additionalData: new Uint8Array(new TextEncoder().encode(header)),
  }
}
