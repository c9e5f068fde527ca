import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import type { Revocation } from '../../../frontend/src/config/vaultDocument.ts'
import { newRevocation } from '../../../frontend/src/features/revocations/newRevocation.ts'
import {
  type LockReading,
  type RevocationEvent,
  reduceRevocation,
} from '../../../frontend/src/features/revocations/reduceRevocation.ts'

const needed: Hex = `0x${'a1'.repeat(32)}`
const alsoNeeded: Hex = `0x${'a2'.repeat(32)}`
const spare: Hex = `0x${'b1'.repeat(32)}`
const hash: Hex = `0x${'cc'.repeat(32)}`
const sender: Hex = `0x${'dd'.repeat(20)}`

const planned = [needed, alsoNeeded, spare].map((lock) => ({
  lock,
  secret: lock,
  generation: 0,
  receipt: null,
  use: null,
  isNeeded: lock !== spare,
}))

const fresh = newRevocation({
  id: `0x${'01'.repeat(16)}`,
  groupId: null,
  brandId: `0x${'05'.repeat(32)}`,
  brandName: 'Kaufhaus Nord',
  scope: { kind: 'brand' },
  planned,
  createdAt: 100,
})

const run = (events: readonly RevocationEvent[], from: Revocation = fresh) => events.reduce(reduceRevocation, from)
const reading = (lock: Hex, revokedAt: number | null, isFinal = false): LockReading => ({
  lock,
  revokedAt,
  isByBrand: false,
  isFinal,
})

const at = 101
const stored: RevocationEvent = { type: 'stored', at }
const endpointAccepts = (...acceptedLocks: Hex[]): RevocationEvent[] => [
  { type: 'endpoint-asked', at },
  { type: 'endpoint-answered', at, acceptedLocks },
]
const endpointFails: RevocationEvent[] = [
  { type: 'endpoint-asked', at },
  { type: 'endpoint-silent', at },
]
const relayFails: RevocationEvent[] = [
  { type: 'relay-asked', at },
  { type: 'relay-refused', at, retryAt: 200 },
]
const relayAccepts = (...locks: Hex[]): RevocationEvent[] => [
  { type: 'relay-asked', at },
  { type: 'relay-answered', at, requestId: 'r1', locks },
]
const walletSends: RevocationEvent[] = [
  { type: 'wallet-asked', at },
  { type: 'wallet-sent', at, transactionHash: hash, sender },
]

const arbitraryEvent: fc.Arbitrary<RevocationEvent> = fc.oneof(
  fc.constantFrom<RevocationEvent>(
    stored,
    ...endpointAccepts(needed),
    ...endpointFails,
    ...relayFails,
    ...relayAccepts(needed, alsoNeeded, spare),
    { type: 'relay-forgot', at, requestId: 'r1' },
    { type: 'relay-moved', at, progress: 'sent', transactionHash: hash },
    { type: 'relay-moved', at, progress: 'final', transactionHash: hash },
    ...walletSends,
    { type: 'wallet-seen', at, nonce: 3 },
    { type: 'wallet-included', at },
    { type: 'wallet-rejected', at },
    { type: 'wallet-cancelled', at },
    { type: 'wallet-reverted', at },
  ),
  fc
    .record({
      lock: fc.constantFrom(needed, alsoNeeded, spare),
      revokedAt: fc.option(fc.integer({ min: 1, max: 3 })),
      isFinal: fc.boolean(),
    })
    .map(
      ({ lock, revokedAt, isFinal }): RevocationEvent => ({
        type: 'locks-read',
        at,
        locks: [reading(lock, revokedAt, revokedAt !== null && isFinal)],
      }),
    ),
)

describe('reduceRevocation', () => {
  it('is preparing until it is stored, then waiting', () => {
    expect(fresh.state).to.equal('preparing')
    expect(run(endpointAccepts(needed, alsoNeeded, spare)).state).to.equal('preparing')
    expect(run([stored]).state).to.equal('waiting')
  })

  it('is sent once every needed lock is taken by the endpoint or the relay', () => {
    expect(run([stored, ...endpointAccepts(needed)]).state).to.equal('waiting')
    expect(run([stored, ...endpointAccepts(needed, alsoNeeded)]).state).to.equal('sent')
    expect(run([stored, ...endpointAccepts(needed), ...relayAccepts(alsoNeeded)]).state).to.equal('sent')
    expect(run([stored, ...endpointFails, ...relayAccepts(needed, alsoNeeded, spare)]).state).to.equal('sent')
  })

  it('fails only when endpoint and relay have both refused or stayed silent', () => {
    expect(run([stored, ...endpointFails]).state).to.equal('waiting')
    expect(run([stored, ...relayFails]).state).to.equal('waiting')
    expect(run([stored, ...endpointFails, ...relayFails]).state).to.equal('failed')
    expect(run([stored, ...endpointAccepts(needed), ...relayFails]).state).to.equal('failed')
  })

  it('stays failed while it is tried again, until somebody takes it', () => {
    const failed = run([stored, ...endpointFails, ...relayFails])
    const asking = run(
      [
        { type: 'endpoint-asked', at },
        { type: 'relay-asked', at },
      ],
      failed,
    )
    expect(asking.state).to.equal('failed')
    expect(run(relayAccepts(needed, alsoNeeded, spare), asking).state).to.equal('sent')
  })

  it('says what became of a transaction the customer sent', () => {
    const failed = run([stored, ...endpointFails, ...relayFails])
    expect(run(walletSends, failed).state).to.equal('sent')
    expect(run([...walletSends, { type: 'wallet-included', at }], failed).state).to.equal('included')
    expect(
      run(
        [
          { type: 'wallet-asked', at },
          { type: 'wallet-rejected', at },
        ],
        failed,
      ).state,
    ).to.equal('rejected')
    for (const outcome of ['cancelled', 'replaced', 'reverted', 'dropped'] as const) {
      expect(run([...walletSends, { type: `wallet-${outcome}`, at }], failed).state).to.equal(outcome)
    }
    const cancelled = run([...walletSends, { type: 'wallet-cancelled', at }], failed)
    expect(run([{ type: 'relay-asked', at }], cancelled).state, 'tried again meanwhile').to.equal('cancelled')
    expect(run(walletSends, cancelled).state, 'sent again').to.equal('sent')
  })

  it('keeps what was sent when an earlier question is answered with no afterwards', () => {
    const failed = run([stored, ...endpointFails, ...relayFails])
    const sent = run(walletSends, failed)
    expect(run([{ type: 'wallet-rejected', at }], sent)).to.equal(sent)
    const reverted = run([{ type: 'wallet-reverted', at }], sent)
    expect(run([{ type: 'wallet-rejected', at }], reverted)).to.equal(reverted)
  })

  it('follows a transaction that was sent again at a higher price', () => {
    const faster: Hex = `0x${'ee'.repeat(32)}`
    const repriced = run([stored, ...walletSends, { type: 'wallet-repriced', at, transactionHash: faster }])
    expect(repriced.wallet.transactionHash).to.equal(faster)
    expect(repriced.state).to.equal('sent')
  })

  it('is confirmed when every needed lock was read spent, final when all locks are spent on final blocks', () => {
    const one = run([stored, { type: 'locks-read', at, locks: [reading(needed, 90)] }])
    expect(one.state).to.equal('waiting')
    const both = run([{ type: 'locks-read', at, locks: [reading(alsoNeeded, 90)] }], one)
    expect(both.state).to.equal('confirmed')
    const neededFinal = run(
      [{ type: 'locks-read', at, locks: [reading(needed, 90, true), reading(alsoNeeded, 90, true)] }],
      both,
    )
    expect(neededFinal.state).to.equal('confirmed')
    expect(run([{ type: 'locks-read', at, locks: [reading(spare, 90, true)] }], neededFinal).state).to.equal('final')
  })

  it('takes the word back when a reorganised chain no longer shows the spend', () => {
    const confirmed = run([stored, { type: 'locks-read', at, locks: [reading(needed, 90), reading(alsoNeeded, 90)] }])
    expect(run([{ type: 'locks-read', at, locks: [reading(needed, null)] }], confirmed).state).to.equal('waiting')
  })

  it('asks the relay again when it forgot a request', () => {
    const forgot = run([
      stored,
      ...endpointFails,
      ...relayAccepts(needed, alsoNeeded, spare),
      { type: 'relay-forgot', at, requestId: 'r1' },
    ])
    expect(forgot.relay.acceptedLocks).to.deep.equal([])
    expect(forgot.state).to.equal('failed')
  })

  it('never says confirmed or final without having read every needed lock spent, and always says so then', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEvent, { maxLength: 30 }), (events) => {
        const one = run(events, { ...fresh })
        const isRead = one.locks.filter((lock) => lock.isNeeded).every((lock) => lock.revokedAt !== null)
        expect(one.state === 'confirmed' || one.state === 'final').to.equal(isRead)
      }),
    )
  })

  it('never calls it failed while somebody has taken every needed lock that is still unspent', () => {
    const failures = ['failed', 'rejected', 'cancelled', 'replaced', 'reverted', 'dropped']
    fc.assert(
      fc.property(fc.array(arbitraryEvent, { maxLength: 30 }), (events) => {
        const one = run([stored, ...events])
        const taken = [...one.endpoint.acceptedLocks, ...one.relay.acceptedLocks]
        const open = one.locks.filter((lock) => lock.isNeeded && lock.revokedAt === null)
        if (open.every((lock) => taken.includes(lock.lock))) expect(failures).not.to.include(one.state)
      }),
    )
  })

  it('raises the revision with every change and with nothing else', () => {
    fc.assert(
      fc.property(fc.array(arbitraryEvent, { maxLength: 30 }), (events) => {
        let one: Revocation = fresh
        for (const event of events) {
          const next = reduceRevocation(one, event)
          expect(next.revision).to.equal(next === one ? one.revision : one.revision + 1)
          one = next
        }
      }),
    )
  })

  it('treats every lock as needed when no stored receipt hangs on any', () => {
    const blind = newRevocation({ ...fresh, planned: planned.map((one) => ({ ...one, isNeeded: false })) })
    expect(blind.locks.every((lock) => lock.isNeeded)).to.equal(true)
  })
})
