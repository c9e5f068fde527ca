import type { Receipt } from '@consent-ledger/sdk'
import fc from 'fast-check'
import type { Hex } from 'viem'
import {
  emptyVaultDocument,
  type ReleasedSecret,
  type Revocation,
  type VaultDocument,
} from '../../frontend/src/config/vaultDocument.ts'
import { mergeVaultDocuments } from '../../frontend/src/features/vault/mergeVaultDocuments.ts'

const word = (value: number): Hex => `0x${value.toString(16).padStart(64, '0')}`
const brandIds = [word(1), word(2), word(3)]

/** Few values in each field, so that the same consent, lock or press often turns up on both sides. */
export const arbitraryReceipt = (brandId: Hex): fc.Arbitrary<Receipt> =>
  fc
    .record({ salt: fc.integer({ min: 1, max: 4 }), root: fc.option(fc.integer({ min: 1, max: 3 })) })
    .map(({ salt, root }) => ({
      type: 'consent-receipt',
      schema: 1,
      chainId: 31337,
      ledger: '0x5bec39b9e036ea03a8a0fe97730d5d9041106c05',
      consent: {
        brandId,
        subject: '0x1111111111111111111111111111111111111111',
        account: 'm…@example.com',
        noticeHash: word(7),
        locale: 'en',
        statement: 'I allow',
        uses: [{ purpose: 'offers.personalised', category: 'behaviour.purchases', lock: word(100 + salt) }],
        brandLock: word(200),
        issuedAt: 1_800_000_000,
        expiresAt: 1_900_000_000,
        requestId: word(9),
        salt: word(salt),
      },
      signature: `0x${'ab'.repeat(65)}`,
      recording: root === null ? null : { root: word(root), proof: [word(root + 10)] },
    }))

const arbitraryReleased: fc.Arbitrary<ReleasedSecret> = fc.record({
  lock: fc.integer({ min: 300, max: 303 }).map(word),
  secret: fc.integer({ min: 400, max: 401 }).map(word),
  generation: fc.option(fc.integer({ min: 0, max: 3 })),
  releasedAt: fc.integer({ min: 1, max: 3 }),
})

const channelState = fc.constantFrom('idle', 'asked', 'answered', 'refused', 'silent')

export const arbitraryRevocation: fc.Arbitrary<Revocation> = fc.record({
  id: fc.integer({ min: 1, max: 3 }).map((id): Hex => `0x${id.toString(16).padStart(32, '0')}`),
  groupId: fc.constant(null),
  brandId: fc.constantFrom(...brandIds),
  brandName: fc.constant('Kaufhaus Nord'),
  scope: fc.constantFrom({ kind: 'brand' } as const, { kind: 'category', category: 'contact.email' } as const),
  locks: fc.array(
    fc.record({
      lock: fc.integer({ min: 300, max: 303 }).map(word),
      isNeeded: fc.boolean(),
      revokedAt: fc.option(fc.integer({ min: 1, max: 3 })),
      isByBrand: fc.boolean(),
      isFinal: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  createdAt: fc.integer({ min: 1, max: 3 }),
  updatedAt: fc.integer({ min: 1, max: 3 }),
  revision: fc.integer({ min: 0, max: 3 }),
  state: fc.constantFrom('waiting', 'sent', 'confirmed', 'failed'),
  endpoint: fc.record({
    state: channelState,
    acceptedLocks: fc.constant([]),
    attempts: fc.integer({ min: 0, max: 2 }),
    triedAt: fc.constant(0),
  }),
  relay: fc.record({
    state: channelState,
    acceptedLocks: fc.constant([]),
    requestIds: fc.constantFrom([], ['a']),
    progress: fc.constantFrom(null, 'queued'),
    transactionHash: fc.constant(null),
    attempts: fc.constant(0),
    triedAt: fc.constant(0),
    retryAt: fc.constant(0),
  }),
  wallet: fc.record({
    state: fc.constantFrom('idle', 'sent', 'dropped'),
    transactionHash: fc.constant(null),
    sender: fc.constant(null),
    nonce: fc.option(fc.integer({ min: 0, max: 3 })),
  }),
})

/** Any document this app may have written. */
export const arbitraryVaultDocument: fc.Arbitrary<VaultDocument> = fc
  .record({
    brands: fc.uniqueArray(fc.constantFrom(...brandIds)).chain((ids) =>
      fc.tuple(
        ...ids.map((brandId) =>
          fc
            .record({
              receipts: fc.array(arbitraryReceipt(brandId), { maxLength: 4 }),
              released: fc.array(arbitraryReleased, { maxLength: 3 }),
              notices: fc.dictionary(fc.integer({ min: 500, max: 502 }).map(word), fc.constantFrom('a', 'b')),
            })
            .map((records) => [brandId, records] as const),
        ),
      ),
    ),
    activity: fc.array(arbitraryRevocation, { maxLength: 4 }),
  })
  .map(({ brands, activity }) =>
    mergeVaultDocuments(emptyVaultDocument, {
      schema: 1,
      brands: Object.fromEntries(brands) as VaultDocument['brands'],
      activity,
    }),
  )
