import { expect } from 'chai'
import type { Address } from 'viem'
import { recoveryFileMadeAt, rememberRecoveryFileMade } from '../../../frontend/src/features/unlock/recoveryFileMade.ts'

const vaultId: Address = '0x1ae9eb1accb4850dcaf696598f31f53604a10ac7'
const other: Address = '0x2be9eb1accb4850dcaf696598f31f53604a10ac7'

describe('recoveryFileMade', () => {
  const kept = new Map<string, string>()
  const found = Object.getOwnPropertyDescriptor(globalThis, 'localStorage')
  const put = (value: unknown) =>
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, ...(value as PropertyDescriptor) })

  beforeEach(() => {
    kept.clear()
    put({
      value: {
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => kept.set(key, value),
      },
    })
  })
  after(() => {
    if (found) Object.defineProperty(globalThis, 'localStorage', found)
    else Reflect.deleteProperty(globalThis, 'localStorage')
  })

  it('remembers for one customer when a file was made, under a name that tells nobody who it is', () => {
    expect(recoveryFileMadeAt(vaultId)).to.equal(null)
    rememberRecoveryFileMade(vaultId, 1_800_000_000)
    expect(recoveryFileMadeAt(vaultId)).to.equal(1_800_000_000)
    expect(recoveryFileMadeAt(other)).to.equal(null)
    expect([...kept].flat().join()).not.to.include(vaultId.slice(2, 10))
  })

  it('says "never" of what is no time, and in a browser that keeps nothing', () => {
    rememberRecoveryFileMade(vaultId, 1_800_000_000)
    for (const name of kept.keys()) kept.set(name, 'yesterday')
    expect(recoveryFileMadeAt(vaultId)).to.equal(null)
    put({
      get: () => {
        throw new Error('refused')
      },
    })
    rememberRecoveryFileMade(vaultId, 1_800_000_000)
    expect(recoveryFileMadeAt(vaultId)).to.equal(null)
  })
})
