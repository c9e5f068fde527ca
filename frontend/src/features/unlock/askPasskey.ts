import { passkeySalt, seedFromPasskey } from '@consent-ledger/sdk'
import { bytesToHex, type Hex } from 'viem'
import { PasskeyError } from '../../config/passkeyError.ts'

/** How long the browser may wait for the customer. Milliseconds; the standard advises five minutes for people who need time. */
const timeout = 300_000

const extensions = { prf: { eval: { first: new TextEncoder().encode(passkeySalt) } } }

// Nobody checks an answer here, so the challenge only has to be there: what counts is the secret.
const challenge = () => crypto.getRandomValues(new Uint8Array(32))

/**
 * Asks for a passkey that is there, and derives the customer's seed from the secret it makes.
 *
 * @param options.host the app's canonical host, which is the relying party
 * @param options.credentialId only this one; any of the host by default
 * @param options.signal aborted when the customer gives up
 * @throws {PasskeyError} when there is none, the customer says no, or it makes no secret
 * @see Web Authentication Level 3, extension prf
 */
export async function openPasskey(options: {
  readonly host: string
  readonly signal: AbortSignal
  readonly credentialId?: ArrayBuffer
}): Promise<Hex> {
  const { host, signal, credentialId } = options
  const credential = await ask(signal, () =>
    navigator.credentials.get({
      signal,
      publicKey: {
        rpId: host,
        challenge: challenge(),
        allowCredentials: credentialId === undefined ? [] : [{ type: 'public-key', id: credentialId }],
        userVerification: 'required',
        timeout,
        extensions,
      },
    }),
  )
  const output = secretOf(credential)
  if (output === null) throw new PasskeyError('no-secret')
  return seedFromPasskey(output)
}

/**
 * Makes a new passkey, opens it once, and derives the customer's seed. It holds nothing about the customer.
 *
 * @param options.host the app's canonical host, which is the relying party
 * @param options.name what the customer's device calls the passkey
 * @param options.signal aborted when the customer gives up
 * @throws {PasskeyError} when the customer says no, or the device's passkeys make no secret or not the same one twice
 * @see Web Authentication Level 3, extension prf
 */
export async function makePasskey(options: {
  readonly host: string
  readonly name: string
  readonly signal: AbortSignal
}): Promise<Hex> {
  const { host, name, signal } = options
  const credential = await ask(signal, () =>
    navigator.credentials.create({
      signal,
      publicKey: {
        rp: { id: host, name: 'Consent Ledger' },
        user: { id: crypto.getRandomValues(new Uint8Array(32)), name, displayName: name },
        challenge: challenge(),
        // ES256, then RS256 for Windows: the algorithms every platform has one of.
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
        attestation: 'none',
        timeout,
        extensions,
      },
    }),
  )
  if (credential.getClientExtensionResults().prf?.enabled !== true) throw new PasskeyError('no-secret')
  // Many devices give the secret only on the second question. Where both give one, they have to be the same.
  const first = secretOf(credential)
  const seed = await openPasskey({ host, signal, credentialId: credential.rawId })
  if (first !== null && seedFromPasskey(first) !== seed) throw new PasskeyError('changes')
  return seed
}

async function ask(signal: AbortSignal, question: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!('PublicKeyCredential' in window)) throw new PasskeyError('unsupported')
  try {
    const credential = await question()
    if (credential instanceof PublicKeyCredential) return credential
    throw new PasskeyError('not-used')
  } catch (cause) {
    signal.throwIfAborted()
    if (cause instanceof PasskeyError) throw cause
    const isUnsupported = cause instanceof DOMException && ['NotSupportedError', 'SecurityError'].includes(cause.name)
    throw new PasskeyError(isUnsupported ? 'unsupported' : 'not-used', { cause })
  }
}

function secretOf(credential: PublicKeyCredential): Hex | null {
  const first = credential.getClientExtensionResults().prf?.results?.first
  if (first === undefined) return null
  return bytesToHex(ArrayBuffer.isView(first) ? new Uint8Array(first.buffer) : new Uint8Array(first))
}
