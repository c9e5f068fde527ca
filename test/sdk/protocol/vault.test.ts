import { createDecipheriv } from 'node:crypto'
import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { VaultUnreadableError } from '../../../sdk/src/errors/vaultUnreadableError.ts'
import { deriveVault } from '../../../sdk/src/protocol/keys.ts'
import { openVault, sealVault } from '../../../sdk/src/protocol/vault.ts'

const { vaultKey, vaultId } = deriveVault(`0x${'5e'.repeat(32)}`)
const overhead = 8 + 12 + 16

async function refusalOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  return null
}

describe('vault', () => {
  it('opens what was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 20_000 }), fc.maxSafeNat(), async (bytes, version) => {
        const plaintext = Uint8Array.from(bytes)
        const blob = await sealVault({ vaultKey, vaultId, version, plaintext })
        expect(await openVault({ vaultKey, vaultId, blob })).to.deep.equal({ version, plaintext })
      }),
      { seed: 7_122, numRuns: 30 },
    )
  })

  it('pads to the next power of two, at least 4 KiB', async () => {
    for (const [length, padded] of [
      [0, 4_096],
      [4_092, 4_096],
      [4_093, 8_192],
      [8_188, 8_192],
      [8_189, 16_384],
    ] as const) {
      const blob = await sealVault({ vaultKey, vaultId, version: 1, plaintext: new Uint8Array(length) })
      expect(blob).to.have.lengthOf(padded + overhead)
    }
  })

  it('is AES-256-GCM bound to vault and version, as another implementation opens it', async () => {
    const plaintext = new TextEncoder().encode('receipts')
    const blob = await sealVault({ vaultKey, vaultId, version: 258, plaintext })
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(vaultKey.slice(2), 'hex'), blob.subarray(8, 20))
    decipher.setAAD(Buffer.from(`${vaultId.slice(2)}0000000000000102`, 'hex'))
    decipher.setAuthTag(blob.subarray(-16))
    const padded = Buffer.concat([decipher.update(blob.subarray(20, -16)), decipher.final()])
    expect(padded.readUInt32BE(0)).to.equal(8)
    expect(padded.subarray(4, 12).toString()).to.equal('receipts')
    expect(padded.subarray(12).every((byte) => byte === 0)).to.equal(true)
  })

  it('takes a new nonce each time', async () => {
    const first = await sealVault({ vaultKey, vaultId, version: 1, plaintext: new Uint8Array() })
    const second = await sealVault({ vaultKey, vaultId, version: 1, plaintext: new Uint8Array() })
    expect(first.subarray(8, 20)).not.to.deep.equal(second.subarray(8, 20))
  })

  it('does not open with another key, for another vault, or changed in any part', async () => {
    const blob = await sealVault({ vaultKey, vaultId, version: 3, plaintext: new Uint8Array([1, 2, 3]) })
    const otherKey: Hex = `0x${'01'.repeat(32)}`
    expect(await refusalOf(openVault({ vaultKey: otherKey, vaultId, blob }))).to.be.instanceOf(VaultUnreadableError)
    expect(await refusalOf(openVault({ vaultKey, vaultId: `0x${'01'.repeat(20)}`, blob }))).to.be.instanceOf(
      VaultUnreadableError,
    )
    for (const place of [7, 8, 20, blob.length - 1]) {
      const changed = Uint8Array.from(blob)
      changed[place] = (changed[place] as number) ^ 1
      expect(await refusalOf(openVault({ vaultKey, vaultId, blob: changed }))).to.be.instanceOf(VaultUnreadableError)
    }
    expect(await refusalOf(openVault({ vaultKey, vaultId, blob: blob.subarray(0, 100) }))).to.be.instanceOf(
      VaultUnreadableError,
    )
    expect(await refusalOf(openVault({ vaultKey, vaultId, blob: new Uint8Array() }))).to.be.instanceOf(
      VaultUnreadableError,
    )
  })

  it('refuses a sealed text whose padding is not this one', async () => {
    const seal = async (padded: Uint8Array<ArrayBuffer>) => {
      const key = await crypto.subtle.importKey('raw', Buffer.from(vaultKey.slice(2), 'hex'), 'AES-GCM', false, [
        'encrypt',
      ])
      const additionalData = Buffer.from(`${vaultId.slice(2)}0000000000000001`, 'hex')
      const iv = new Uint8Array(12)
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, padded)
      return Uint8Array.from([...additionalData.subarray(20), ...iv, ...new Uint8Array(sealed)])
    }
    const dirty = new Uint8Array(4_096)
    dirty[4_095] = 1
    const tooLong = new Uint8Array(4_096).fill(255)
    const tooBig = new Uint8Array(8_192)
    for (const padded of [dirty, tooLong, tooBig])
      expect(await refusalOf(openVault({ vaultKey, vaultId, blob: await seal(padded) }))).to.be.instanceOf(
        VaultUnreadableError,
      )
    const clean = await openVault({ vaultKey, vaultId, blob: await seal(new Uint8Array(4_096)) })
    expect(clean).to.deep.equal({ version: 1, plaintext: new Uint8Array() })
  })

  it('refuses a malformed key, nonce and version', async () => {
    const plaintext = new Uint8Array()
    const faults = [
      sealVault({ vaultKey: '0x01', vaultId, version: 1, plaintext }),
      sealVault({ vaultKey, vaultId, version: -1, plaintext }),
      sealVault({ vaultKey, vaultId, version: 1, nonce: '0x01', plaintext }),
      sealVault({ vaultKey, vaultId: '0x01', version: 1, plaintext }),
    ]
    for (const fault of faults) expect(await refusalOf(fault)).to.be.instanceOf(InvalidValueError)
  })
})
