import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { PassphraseTooShortError } from '../../../sdk/src/errors/passphraseTooShortError.ts'
import { RecoveryFileUnreadableError } from '../../../sdk/src/errors/recoveryFileUnreadableError.ts'
import { isPassphraseLongEnough, openRecoveryFile, sealRecoveryFile } from '../../../sdk/src/protocol/recoveryFile.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'

type Kdf = { name: string; n: number; r: number; p: number; salt: string }
type Document = { type: string; schema: number; kdf: Kdf; nonce: string; ciphertext: string }

const passphrase = 'seven quiet herons cross the weir'
const seed: Hex = `0x${'5e'.repeat(32)}`
const salt: Hex = `0x${'a1'.repeat(16)}`
const nonce: Hex = `0x${'b2'.repeat(12)}`

const bytes = (hex: string) => Buffer.from(hex.slice(2), 'hex')

/** The rules once more, by OpenSSL: the header as RFC 8785 writes it, put together by hand. */
function independent({ kdf, nonce: iv }: Pick<Document, 'kdf' | 'nonce'>, phrase: string) {
  const { n, r, p } = kdf
  const key = scryptSync(phrase.normalize('NFKC'), bytes(kdf.salt), 32, { N: n, r, p, maxmem: 2 ** 30 })
  const aad = Buffer.from(
    `{"kdf":{"n":${n},"name":"scrypt","p":${p},"r":${r},"salt":"${kdf.salt}"},"nonce":"${iv}","schema":1,"type":"consent-recovery"}`,
  )
  return { key, aad, iv: bytes(iv) }
}

function sealIndependently(kdf: Kdf, phrase: string, plaintext: Buffer): string {
  const header = { type: 'consent-recovery', schema: 1, kdf, nonce: `0x${randomBytes(12).toString('hex')}` }
  const { key, aad, iv } = independent(header, phrase)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad)
  const sealed = Buffer.concat([cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
  return JSON.stringify({ ciphertext: `0x${sealed.toString('hex')}`, ...header })
}

describe('recovery file', function () {
  this.slow(10_000)

  let text: string
  let file: Document
  before(async () => {
    text = await sealRecoveryFile({ seed, passphrase, salt, nonce })
    file = JSON.parse(text)
  })

  const refuse = (changed: string, phrase = passphrase) =>
    rejectionOf(RecoveryFileUnreadableError, openRecoveryFile({ text: changed, passphrase: phrase }))
  const withKdf = (change: Record<string, unknown>) => JSON.stringify({ ...file, kdf: { ...file.kdf, ...change } })

  it('opens what was sealed, however the file is laid out', async () => {
    expect(await openRecoveryFile({ text, passphrase })).to.equal(seed)
    const { ciphertext, ...rest } = file
    expect(await openRecoveryFile({ text: `\n${JSON.stringify({ ciphertext, ...rest })}`, passphrase })).to.equal(seed)
  })

  it('is scrypt with OWASP’s cost and AES-256-GCM over the header, as OpenSSL opens it', () => {
    expect(file.kdf).to.deep.equal({ name: 'scrypt', n: 131_072, r: 8, p: 1, salt })
    const { key, aad, iv } = independent(file, passphrase)
    const sealed = bytes(file.ciphertext)
    const decipher = createDecipheriv('aes-256-gcm', key, iv)
    decipher.setAAD(aad).setAuthTag(sealed.subarray(-16))
    const opened = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    expect(`0x${opened.toString('hex')}`).to.equal(seed)
  })

  it('opens what OpenSSL sealed, at the least and the greatest cost', async () => {
    for (const cost of [
      { n: 2 ** 16, p: 1 },
      { n: 2 ** 18, p: 1 },
      { n: 2 ** 16, p: 2 },
    ]) {
      const plaintext = randomBytes(32)
      const kdf = { name: 'scrypt', r: 8, salt: `0x${randomBytes(16).toString('hex')}`, ...cost }
      const made = sealIndependently(kdf, passphrase, plaintext)
      expect(await openRecoveryFile({ text: made, passphrase })).to.equal(`0x${plaintext.toString('hex')}`)
    }
  })

  it('says how far it is: rising, to the end, on the way in and out', async () => {
    for (const work of [sealRecoveryFile, openRecoveryFile] as const) {
      const told: number[] = []
      const onProgress = (fraction: number) => told.push(fraction)
      await work({ seed, text, passphrase, onProgress })
      expect(told).to.have.length.above(99)
      expect(told).to.deep.equal([...told].sort((left, right) => left - right))
      expect(told[0]).to.be.within(0, 0.01)
      expect(told.at(-1)).to.equal(1)
    }
  })

  it('holds nothing but its own fields, and a new salt and nonce each time', async () => {
    const [one, other] = await Promise.all([
      sealRecoveryFile({ seed, passphrase }),
      sealRecoveryFile({ seed, passphrase }),
    ])
    const [first, second] = [JSON.parse(one) as Document, JSON.parse(other) as Document]
    expect(Object.keys(first)).to.deep.equal(['type', 'schema', 'kdf', 'nonce', 'ciphertext'])
    expect(bytes(first.ciphertext)).to.have.length(48)
    expect(first.kdf.salt).not.to.equal(second.kdf.salt)
    expect(first.nonce).not.to.equal(second.nonce)
    expect(one).not.to.include(seed.slice(2, 18))
  })

  it('takes a passphrase in any Unicode form', async () => {
    const sealed = await sealRecoveryFile({ seed, passphrase: 'Caf\u00e9 \uff21rger \ufb01nden' })
    expect(await openRecoveryFile({ text: sealed, passphrase: 'Cafe\u0301 Arger finden' })).to.equal(seed)
  })

  it('says the same, and no more, of a wrong passphrase, a changed part and what is no recovery file', async () => {
    const flipped = (hex: string) => `${hex.slice(0, -1)}${hex.endsWith('0') ? '1' : '0'}`
    const faults = await Promise.all([
      refuse(text, `${passphrase} `),
      refuse(text, 'short'),
      refuse(JSON.stringify({ ...file, ciphertext: flipped(file.ciphertext) })),
      refuse(JSON.stringify({ ...file, nonce: flipped(file.nonce) })),
      refuse(withKdf({ salt: flipped(file.kdf.salt) })),
      refuse(withKdf({ n: 2 ** 16 })),
      refuse(JSON.stringify({ ...file, type: 'consent-receipt' })),
      refuse(JSON.stringify({ ...file, schema: 2 })),
      refuse(JSON.stringify({ ...file, hint: 'the bird' })),
      refuse(withKdf({ hint: 'the bird' })),
      refuse(JSON.stringify({ ...file, ciphertext: file.ciphertext.slice(0, -2) })),
      refuse(JSON.stringify({ ...file, nonce: file.nonce.toUpperCase() })),
      refuse(JSON.stringify({ ...file, nonce: undefined })),
      refuse(text.replace('"schema": 1', '"schema": 1, "schema": 1')),
      refuse(text.slice(0, -3)),
      refuse(''),
      refuse('[]'),
      refuse('null'),
      refuse(`${' '.repeat(4_096)}${text}`),
    ])
    for (const fault of faults) {
      expect({ message: fault.message, cause: fault.cause, keys: Object.keys(fault) }).to.deep.equal({
        message: faults[0]?.message,
        cause: undefined,
        keys: Object.keys(faults[0] as Error),
      })
    }
  })

  it('authenticates the header: the same key with other additional data does not open', async () => {
    const { key, iv } = independent(file, passphrase)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    const sealed = Buffer.concat([cipher.update(bytes(seed)), cipher.final(), cipher.getAuthTag()])
    await refuse(JSON.stringify({ ...file, ciphertext: `0x${sealed.toString('hex')}` }))
  })

  it('refuses a cost beyond its bounds before any work', async () => {
    const began = process.cpuUsage()
    for (const change of [
      { n: 2 ** 15 },
      { n: 2 ** 19 },
      { n: 2 ** 30 },
      { n: 2 ** 40 },
      { n: 2 ** 17 + 1 },
      { n: -(2 ** 17) },
      { n: 0 },
      { n: '131072' },
      { r: 1 },
      { r: 16 },
      { r: 2 ** 30 },
      { p: 0 },
      { p: 3 },
      { p: 2 ** 30 },
      { name: 'argon2id' },
      { name: 'pbkdf2' },
    ]) {
      await refuse(withKdf(change))
    }
    expect(process.cpuUsage(began).user / 1_000, 'milliseconds of work').to.be.below(200)
  })

  it('refuses a passphrase under 12 characters, counted in code points once normalised, and a malformed value', async () => {
    const short = await rejectionOf(PassphraseTooShortError, sealRecoveryFile({ seed, passphrase: 'eleven char' }))
    expect(short.minimum).to.equal(12)
    expect(isPassphraseLongEnough('twelve chars')).to.equal(true)
    expect(isPassphraseLongEnough('🐦'.repeat(11))).to.equal(false)
    expect(isPassphraseLongEnough('e\u0301'.repeat(11))).to.equal(false)
    expect(isPassphraseLongEnough('🐦'.repeat(12))).to.equal(true)
    for (const wrong of [{ seed: '0x5e' as Hex }, { salt: '0x01' as Hex }, { nonce: '0x01' as Hex }])
      await rejectionOf(InvalidValueError, sealRecoveryFile({ seed, passphrase, ...wrong }))
  })
})
