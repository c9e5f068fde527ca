import { deriveVault, seedFromSignature, unlockText } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { UserRejectedRequestError } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { assertSafePlace } from '../../../frontend/src/config/assertSafePlace.ts'
import { UnsafePlaceError } from '../../../frontend/src/config/unsafePlaceError.ts'
import { WalletChangesSignatureError } from '../../../frontend/src/config/walletChangesSignatureError.ts'
import { WalletSignatureUnusableError } from '../../../frontend/src/config/walletSignatureUnusableError.ts'
import { listWallets } from '../../../frontend/src/features/unlock/listWallets.ts'
import { type UnlockStep, unlockWithWallet } from '../../../frontend/src/features/unlock/unlockWithWallet.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'

const account = privateKeyToAccount(generatePrivateKey())
const stranger = privateKeyToAccount(generatePrivateKey())

describe('unlockWithWallet', () => {
  const kept = new Map<string, string>()
  const before_ = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')

  before(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      configurable: true,
      value: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
      },
    })
  })
  beforeEach(() => kept.clear())
  after(() => {
    if (before_) Object.defineProperty(globalThis, 'localStorage', before_)
    else Reflect.deleteProperty(globalThis, 'localStorage')
  })

  const unlock = (
    sign: Parameters<typeof unlockWithWallet>[0]['sign'] = ({ message }) => account.signMessage({ message }),
    steps: UnlockStep[] = [],
  ) =>
    unlockWithWallet({
      host: 'consent.example',
      connect: async () => account.address,
      sign,
      onStep: (step) => steps.push(step),
    })

  it('derives the keys the protocol says, from two equal signatures the first time and one after that', async () => {
    const first: UnlockStep[] = []
    const second: UnlockStep[] = []
    const customer = await unlock(undefined, first)
    await unlock(undefined, second)

    const message = unlockText({ host: 'consent.example', address: account.address })
    const { seed } = seedFromSignature(await account.signMessage({ message }))
    expect(customer).to.deep.equal({ address: account.address, seed, vault: deriveVault(seed) })
    expect(first).to.deep.equal(['connecting', 'signing', 'signing-again'])
    expect(second).to.deep.equal(['connecting', 'signing'])
  })

  it('remembers nothing by which the account could be known', async () => {
    await unlock()
    for (const [key, value] of kept) {
      expect(`${key}${value}`.toLowerCase()).not.to.include(account.address.slice(2, 12).toLowerCase())
    }
  })

  it('refuses a wallet that signs differently twice, and keeps nothing', async () => {
    // The same key over the same text with another nonce: r and s differ, both are valid.
    const { secp256k1 } = await import('@noble/curves/secp256k1.js')
    const { hashMessage, hexToBytes, bytesToHex } = await import('viem')
    const key = generatePrivateKey()
    const moody = privateKeyToAccount(key)
    await rejectionOf(
      WalletChangesSignatureError,
      unlockWithWallet({
        host: 'consent.example',
        connect: async () => moody.address,
        async sign({ message }) {
          const extraEntropy = crypto.getRandomValues(new Uint8Array(32))
          const signature = secp256k1.sign(hexToBytes(hashMessage(message)), hexToBytes(key), {
            prehash: false,
            extraEntropy,
            format: 'recovered',
          })
          const [recovery = 0, ...rs] = signature
          return bytesToHex(new Uint8Array([...rs, recovery + 27]))
        },
        onStep: () => {},
      }),
    )
    expect(kept.size).to.equal(0)
  })

  it('refuses what another account signed, and what is no signature of 65 bytes', async () => {
    await rejectionOf(
      WalletSignatureUnusableError,
      unlock(({ message }) => stranger.signMessage({ message })),
    )
    await rejectionOf(
      WalletSignatureUnusableError,
      unlock(async () => '0x1234'),
    )
  })

  for (const [when, answers] of [
    ['its account', 0],
    ['the first signature', 1],
    ['the second signature', 2],
  ] as const) {
    it(`asks and keeps nothing more when the answer about ${when} comes after the customer gave up`, async () => {
      const giveUp = new AbortController()
      const steps: UnlockStep[] = []
      const late = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
        if (steps.length === answers + 1) giveUp.abort()
        return answer
      }
      const failure = await unlockWithWallet({
        host: 'consent.example',
        connect: () => late(Promise.resolve(account.address)),
        sign: ({ message }) => late(account.signMessage({ message })),
        onStep: (step) => steps.push(step),
        signal: giveUp.signal,
      }).catch((error: Error) => error)
      expect(failure).to.have.property('name', 'AbortError')
      expect(steps).to.deep.equal((['connecting', 'signing', 'signing-again'] as const).slice(0, answers + 1))
      expect(kept.size).to.equal(0)
    })
  }

  it('passes on that the person rejected', async () => {
    const rejected = new UserRejectedRequestError(new Error('no'))
    expect(
      await rejectionOf(
        UserRejectedRequestError,
        unlock(() => Promise.reject(rejected)),
      ),
    ).to.equal(rejected)
  })
})

describe('assertSafePlace', () => {
  it('lets the app ask under its own host, as the top page', () => {
    expect(() => assertSafePlace('consent.example', { isTop: true, hostname: 'consent.example' })).not.to.throw()
  })

  it('refuses in a frame and under another host', () => {
    expect(() => assertSafePlace('consent.example', { isTop: false, hostname: 'consent.example' }))
      .to.throw(UnsafePlaceError)
      .with.property('place', 'frame')
    expect(() => assertSafePlace('consent.example', { isTop: true, hostname: 'consent.example.evil.example' }))
      .to.throw(UnsafePlaceError)
      .with.property('place', 'host')
  })
})

describe('listWallets', () => {
  const injected = { uid: '0', id: 'injected', name: 'Injected' }
  const fox = { uid: '1', id: 'io.fox', name: 'Fox', rdns: 'io.fox' }

  it('shows each wallet once, though it announced itself twice', () => {
    expect(listWallets([injected, fox, { ...fox, uid: '2' }])).to.deep.equal([fox])
  })

  it('falls back to the wallet that did not announce itself', () => {
    expect(listWallets([injected])).to.deep.equal([injected])
    expect(listWallets([])).to.deep.equal([])
  })
})
