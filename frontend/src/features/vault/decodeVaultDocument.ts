import { type JsonValue, parseReceipt } from '@consent-ledger/sdk'
import { type Hex, isHex } from 'viem'
import {
  type BrandRecords,
  emptyVaultDocument,
  type ReleasedSecret,
  type Revocation,
  type RevocationLock,
  type RevocationScope,
  type VaultDocument,
} from '../../config/vaultDocument.ts'
import { VaultDocumentUnreadableError } from '../../config/vaultDocumentUnreadableError.ts'
import { mergeVaultDocuments } from './mergeVaultDocuments.ts'

type JsonObject = { readonly [key: string]: JsonValue }

/**
 * Reads the document from the bytes that came out of a seal.
 *
 * @throws {VaultDocumentUnreadableError} when anything in it is not what this version writes
 */
export function decodeVaultDocument(bytes: Uint8Array): VaultDocument {
  let json: JsonValue
  try {
    // Only the customer's own devices write it: the strict parser is for texts of others, and slower.
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new VaultDocumentUnreadableError({ path: '' }, { cause })
  }

  const root = object(json, '')
  if (root.schema !== 1) throw new VaultDocumentUnreadableError({ path: 'schema' })

  const document: VaultDocument = {
    schema: 1,
    brands: Object.fromEntries(
      Object.entries(object(root.brands, 'brands')).map(([brandId, records]) => [
        hex(brandId, 'brands'),
        readRecords(records, `brands.${brandId}`),
      ]),
    ),
    activity: list(root.activity, 'activity').map((one, index) => readRevocation(one, `activity[${index}]`)),
  }
  return mergeVaultDocuments(emptyVaultDocument, document)
}

function readRecords(json: JsonValue | undefined, path: string): BrandRecords {
  const records = object(json, path)
  return {
    receipts: list(records.receipts, `${path}.receipts`).map((receipt, index) => {
      try {
        return parseReceipt(object(receipt, ''))
      } catch (cause) {
        throw new VaultDocumentUnreadableError({ path: `${path}.receipts[${index}]` }, { cause })
      }
    }),
    released: list(records.released, `${path}.released`).map((one, index) =>
      readReleased(one, `${path}.released[${index}]`),
    ),
    notices: Object.fromEntries(
      Object.entries(object(records.notices ?? {}, `${path}.notices`)).map(([hash, document]) => [
        hex(hash, `${path}.notices`),
        text(document, `${path}.notices.${hash}`),
      ]),
    ),
  }
}

function readReleased(json: JsonValue, path: string): ReleasedSecret {
  const released = object(json, path)
  return {
    lock: hex(released.lock, `${path}.lock`),
    secret: hex(released.secret, `${path}.secret`),
    generation: released.generation === null ? null : integer(released.generation, `${path}.generation`),
    releasedAt: integer(released.releasedAt, `${path}.releasedAt`),
  }
}

function readRevocation(json: JsonValue, path: string): Revocation {
  const one = object(json, path)
  const endpoint = object(one.endpoint, `${path}.endpoint`)
  const relay = object(one.relay, `${path}.relay`)
  const wallet = object(one.wallet, `${path}.wallet`)

  return {
    id: hex(one.id, `${path}.id`),
    groupId: optionalHex(one.groupId, `${path}.groupId`),
    brandId: hex(one.brandId, `${path}.brandId`),
    brandName: text(one.brandName, `${path}.brandName`),
    scope: readScope(one.scope, `${path}.scope`),
    locks: list(one.locks, `${path}.locks`).map((lock, index) => readLock(lock, `${path}.locks[${index}]`)),
    createdAt: integer(one.createdAt, `${path}.createdAt`),
    updatedAt: integer(one.updatedAt, `${path}.updatedAt`),
    revision: integer(one.revision, `${path}.revision`),
    state: oneOf(one.state, revocationStates, `${path}.state`),
    endpoint: {
      state: oneOf(endpoint.state, channelStates, `${path}.endpoint.state`),
      acceptedLocks: list(endpoint.acceptedLocks, `${path}.endpoint.acceptedLocks`).map((lock) =>
        hex(lock, `${path}.endpoint.acceptedLocks`),
      ),
      attempts: integer(endpoint.attempts, `${path}.endpoint.attempts`),
      triedAt: integer(endpoint.triedAt, `${path}.endpoint.triedAt`),
    },
    relay: {
      state: oneOf(relay.state, channelStates, `${path}.relay.state`),
      acceptedLocks: list(relay.acceptedLocks, `${path}.relay.acceptedLocks`).map((lock) =>
        hex(lock, `${path}.relay.acceptedLocks`),
      ),
      requestIds: list(relay.requestIds, `${path}.relay.requestIds`).map((id) => text(id, `${path}.relay.requestIds`)),
      progress: relay.progress === null ? null : oneOf(relay.progress, relayProgress, `${path}.relay.progress`),
      transactionHash: optionalHex(relay.transactionHash, `${path}.relay.transactionHash`),
      attempts: integer(relay.attempts, `${path}.relay.attempts`),
      triedAt: integer(relay.triedAt, `${path}.relay.triedAt`),
      retryAt: integer(relay.retryAt, `${path}.relay.retryAt`),
    },
    wallet: {
      state: oneOf(wallet.state, walletStates, `${path}.wallet.state`),
      transactionHash: optionalHex(wallet.transactionHash, `${path}.wallet.transactionHash`),
      sender: optionalHex(wallet.sender, `${path}.wallet.sender`),
      nonce: wallet.nonce === null ? null : integer(wallet.nonce, `${path}.wallet.nonce`),
    },
  }
}

function readLock(json: JsonValue, path: string): RevocationLock {
  const one = object(json, path)
  return {
    lock: hex(one.lock, `${path}.lock`),
    isNeeded: one.isNeeded === true,
    revokedAt: one.revokedAt === null ? null : integer(one.revokedAt, `${path}.revokedAt`),
    isByBrand: one.isByBrand === true,
    isFinal: one.isFinal === true,
  }
}

function readScope(json: JsonValue | undefined, path: string): RevocationScope {
  const scope = object(json, path)
  const kind = oneOf(scope.kind, ['use', 'category', 'purpose', 'brand', 'rest'] as const, `${path}.kind`)
  if (kind === 'use') {
    return { kind, purpose: text(scope.purpose, `${path}.purpose`), category: text(scope.category, `${path}.category`) }
  }
  if (kind === 'category') return { kind, category: text(scope.category, `${path}.category`) }
  if (kind === 'purpose') return { kind, purpose: text(scope.purpose, `${path}.purpose`) }
  return { kind }
}

const revocationStates = [
  'preparing',
  'waiting',
  'sent',
  'included',
  'confirmed',
  'final',
  'failed',
  'rejected',
  'cancelled',
  'replaced',
  'reverted',
  'dropped',
] as const
const channelStates = ['idle', 'asked', 'answered', 'refused', 'silent'] as const
const relayProgress = ['queued', 'sent', 'included', 'final'] as const
const walletStates = [
  'idle',
  'asked',
  'rejected',
  'sent',
  'included',
  'cancelled',
  'replaced',
  'reverted',
  'dropped',
] as const

function object(value: JsonValue | undefined, path: string): JsonObject {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject
  throw new VaultDocumentUnreadableError({ path })
}

function list(value: JsonValue | undefined, path: string): readonly JsonValue[] {
  if (Array.isArray(value)) return value
  throw new VaultDocumentUnreadableError({ path })
}

function text(value: JsonValue | undefined, path: string): string {
  if (typeof value === 'string') return value
  throw new VaultDocumentUnreadableError({ path })
}

function integer(value: JsonValue | undefined, path: string): number {
  if (Number.isSafeInteger(value)) return value as number
  throw new VaultDocumentUnreadableError({ path })
}

function hex(value: JsonValue | undefined, path: string): Hex {
  if (isHex(value)) return value.toLowerCase() as Hex
  throw new VaultDocumentUnreadableError({ path })
}

function optionalHex(value: JsonValue | undefined, path: string): Hex | null {
  return value === null ? null : hex(value, path)
}

function oneOf<Word extends string>(value: JsonValue | undefined, words: readonly Word[], path: string): Word {
  const word = words.find((one) => one === value)
  if (word !== undefined) return word
  throw new VaultDocumentUnreadableError({ path })
}
