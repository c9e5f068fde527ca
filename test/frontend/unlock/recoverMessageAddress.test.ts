import { expect } from 'chai'
import { type Hex, numberToHex, recoverMessageAddress as viemRecovers } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { recoverMessageAddress } from '../../../frontend/src/features/unlock/recoverMessageAddress.ts'

const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/** The same signature in the eight forms wallets give it: v of 27 or 0 and up, either s, either case. */
function formsOf(signature: Hex): readonly Hex[] {
  const r = signature.slice(2, 66)
  const s = BigInt(`0x${signature.slice(66, 130)}`)
  const parity = Number(`0x${signature.slice(130)}`) - 27
  const high = numberToHex(order - s, { size: 32 }).slice(2)
  const low = numberToHex(s, { size: 32 }).slice(2)
  const byte = (value: number) => value.toString(16).padStart(2, '0')
  const forms = [0, 27].flatMap((base) => [
    `${r}${low}${byte(base + parity)}`,
    `${r}${high}${byte(base + (1 - parity))}`,
  ])
  return forms.flatMap((form): Hex[] => [`0x${form}`, `0x${form.toUpperCase()}`])
}

describe('recoverMessageAddress', () => {
  it('answers what viem answers, in every form a wallet may choose', async () => {
    for (let round = 0; round < 8; round++) {
      const account = privateKeyToAccount(generatePrivateKey())
      const message = `round ${round}, ü`
      for (const signature of formsOf(await account.signMessage({ message }))) {
        expect(recoverMessageAddress({ message, signature })).to.equal(account.address.toLowerCase())
        expect(await viemRecovers({ message, signature })).to.equal(account.address)
        expect(recoverMessageAddress({ message: 'another', signature })).not.to.equal(account.address.toLowerCase())
      }
    }
  })

  it('refuses a v that says nothing', async () => {
    const signature = await privateKeyToAccount(generatePrivateKey()).signMessage({ message: 'text' })
    for (const v of ['02', '1a', '1d', 'ff']) {
      const changed = `${signature.slice(0, 130)}${v}` as Hex
      expect(() => recoverMessageAddress({ message: 'text', signature: changed })).to.throw('its v is')
    }
  })
})
